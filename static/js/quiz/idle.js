// Ask, wait, close. On a device that many people use, whoever has left must leave nothing: there the screen is
// emptied, and the server is told. It has a limit of its own, a little later.
const TRY_AGAIN = 5000; // milliseconds
const LONGEST_LEAVING = 10000;
const GONE = 410;
const REFUSED = 400;
const LONGEST_LISTENING = 600000; // a voice that never says that it has ended must not keep the screen for ever
const idle = document.getElementById("idle");
let leaving = false;

if (idle) {
  const { after, within, rested, stay, leave, home, proof } = idle.dataset;
  const tellEvery = (within * 1000) / 4; // less than the margin of web/device.py
  const left = idle.querySelector("[aria-live]");
  const emptied = document.getElementById("emptied");
  // Of a page that has come by itself, say when the network was back, somebody may have left long ago. It asks first: the
  // sign of life of whoever is there may still be on its way.
  let last = Date.now() - Math.min(rested ?? 0, after) * 1000; // sign of life
  let told = last;
  let touched = last;
  let way = leave; // by which the visit ends
  // A test that is taken in one window must not be erased by another one that nobody looks at.
  const windows = "BroadcastChannel" in window ? new BroadcastChannel("here") : undefined;

  const post = (address, signal) =>
    fetch(address, { method: "POST", headers: { "X-CSRFToken": proof }, redirect: "manual", keepalive: true, signal });

  const here = (tellNow) => {
    last = Date.now();
    if (tellNow !== true && last - told < tellEvery) return;
    told = last;
    windows?.postMessage(last);
    return post(stay, AbortSignal.timeout?.(LONGEST_LEAVING)).then(
      ({ status }) => { if (rested && status === GONE) empty(); },
      () => {}, // the page itself tells of a lost network
    );
  };

  const heard = () => {
    if (!idle.open && !leaving && Date.now() - touched < LONGEST_LISTENING) here();
  };

  const touch = () => {
    look(); // whoever wakes a sleeping screen is not the one who left it
    if (idle.open || leaving) return;
    touched = Date.now();
    here();
  };

  const remain = () => {
    touched = Date.now();
    return here(true);
  };

  // The next person must not stand before an empty screen.
  const again = () => {
    document.body.replaceChildren(emptied);
    emptied.hidden = document.documentElement.hidden = false;
    setTimeout(empty, TRY_AGAIN);
  };

  const empty = () => {
    leaving = true;
    if (!way) return location.replace(home); // in another window the test may go on
    if (emptied.hidden) document.documentElement.hidden = true;
    // Only a redirect means that the visit has ended; a page that may ask nothing any more belongs to an earlier one.
    post(way, AbortSignal.timeout?.(LONGEST_LEAVING)).then(
      ({ type, status }) => (type === "opaqueredirect" || status === REFUSED ? location.replace(home) : again()),
      again,
    );
  };

  const look = () => {
    if (leaving) return;
    if (Date.now() < last) last = told = touched = Date.now(); // the clock was set back
    if (speaking) heard();
    const seconds = Number(after) + Number(within) - (Date.now() - last) / 1000;
    if (seconds <= 0) {
      empty();
    } else if (seconds <= Number(within)) {
      if (!idle.open) idle.showModal();
      // Telling each second would drown everything else.
      const words = seconds <= 10 ? left.dataset[10] : seconds <= 30 ? left.dataset[30] : "";
      if (left.textContent !== words) left.textContent = words;
    } else if (idle.open) {
      idle.close(); // somebody is there, in another window
    }
  };

  for (const sign of ["pointerdown", "pointermove", "touchmove", "keydown", "wheel", "scroll"]) {
    addEventListener(sign, touch, { capture: true, passive: true });
  }
  idle.addEventListener("click", (event) => {
    // Listening to the question is no answer to it.
    if (event.target.closest(".listen")) return;
    const link = event.target.closest("a");
    if (link) {
      // The page behind the link would ask the same at once if the server did not know that somebody is here.
      event.preventDefault();
      remain().then(() => { if (!leaving) location.assign(link.href); });
      return;
    }
    remain();
    idle.close();
  });
  // Sent from here, since a form that the network loses would let the page come back when nobody is there any more.
  addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || !leave || !("leaves" in form.dataset)) return;
    event.preventDefault();
    way = form.action;
    empty();
  });
  idle.addEventListener("cancel", remain);
  idle.addEventListener("close", () => { if (idle.contains(speaking?.button)) hush(); });
  idle.addEventListener("close", touch); // browsers leave out the second "cancel" in a row
  windows?.addEventListener("message", ({ data }) => {
    last = Math.max(last, data);
    look();
  });
  document.addEventListener("visibilitychange", look);
  setTimeout(look);
  setInterval(look, 1000);
}
