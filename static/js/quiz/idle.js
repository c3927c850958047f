// Ask, wait, close. On a device that many people use, whoever has left must leave nothing: there the screen is
// emptied, and the server is told. It has a limit of its own, a little later.
const TRY_AGAIN = 5000; // milliseconds
const LONGEST_LEAVING = 10000;
const LONGEST_LISTENING = 600000; // a voice that never says that it has ended must not keep the screen for ever
const idle = document.getElementById("idle");
let leaving = false;

if (idle) {
  const { after, within, stay, leave, home, proof } = idle.dataset;
  const tellEvery = (within * 1000) / 4; // less than the margin of web/device.py
  const left = idle.querySelector("[aria-live]");
  const emptied = document.getElementById("emptied");
  let last = Date.now(); // sign of life
  let told = last;
  let touched = last;

  const post = (address, signal) =>
    fetch(address, { method: "POST", headers: { "X-CSRFToken": proof }, redirect: "manual", keepalive: true, signal });

  const here = (tellNow) => {
    last = Date.now();
    if (tellNow !== true && last - told < tellEvery) return;
    told = last;
    post(stay).catch(() => {}); // the page itself tells of a lost network
  };

  const heard = () => {
    if (!idle.open && !leaving && Date.now() - touched < LONGEST_LISTENING) here();
  };

  const touch = () => {
    if (idle.open || leaving) return;
    touched = Date.now();
    here();
  };

  const remain = () => {
    touched = Date.now();
    here(true);
  };

  // The next person must not stand before an empty screen.
  const again = () => {
    document.body.replaceChildren(emptied);
    emptied.hidden = document.documentElement.hidden = false;
    setTimeout(empty, TRY_AGAIN);
  };

  const empty = () => {
    leaving = true;
    if (!leave) return location.replace(home); // in another window the test may go on
    if (emptied.hidden) document.documentElement.hidden = true;
    // Only a redirect means that the visit has ended.
    post(leave, AbortSignal.timeout?.(LONGEST_LEAVING)).then(
      ({ type }) => (type === "opaqueredirect" ? location.replace(home) : again()),
      again,
    );
  };

  const look = () => {
    if (leaving) return;
    if (speaking) heard();
    const seconds = Number(after) + Number(within) - (Date.now() - last) / 1000;
    if (seconds <= 0) {
      empty();
    } else if (seconds <= Number(within)) {
      if (!idle.open) idle.showModal();
      // Telling each second would drown everything else.
      const words = seconds <= 10 ? left.dataset[10] : seconds <= 30 ? left.dataset[30] : "";
      if (left.textContent !== words) left.textContent = words;
    }
  };

  for (const sign of ["pointerdown", "pointermove", "touchmove", "keydown", "wheel", "scroll"]) {
    addEventListener(sign, touch, { capture: true, passive: true });
  }
  idle.addEventListener("click", (event) => {
    // Listening to the question is no answer to it.
    if (event.target.closest("a, .listen")) return;
    remain();
    idle.close();
  });
  idle.addEventListener("cancel", remain);
  idle.addEventListener("close", () => { if (idle.contains(speaking?.button)) hush(); });
  idle.addEventListener("close", touch); // browsers leave out the second "cancel" in a row
  document.addEventListener("visibilitychange", look);
  setInterval(look, 1000);
}
