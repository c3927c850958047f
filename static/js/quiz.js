// Comfort only: every page works without this file.

// A page that the browser brings back from memory may belong to somebody who has left.
addEventListener("pageshow", (event) => {
  if (event.persisted) location.reload();
});

// A second tap of the same finger must not press what stands at the same place on the next page. On the keypad
// the same keys stand there, and people who know their code are quick: a swallowed press would be a mistake.
const QUIET_AFTER_SHOWING = 350; // milliseconds
const shown = performance.now();

for (const form of document.querySelectorAll("form")) {
  let sent = false;
  form.addEventListener("submit", (event) => {
    const quick = event.submitter?.matches(".key");
    if (sent || (!quick && performance.now() - shown < QUIET_AFTER_SHOWING)) {
      event.preventDefault();
      return;
    }
    sent = true;
  });
  addEventListener("pageshow", () => { sent = false; });
}

// On a device that many people use, whoever has left must leave nothing: ask, wait, empty. The server has a limit
// of its own, a little later.
const TELL_THE_SERVER = 15000; // milliseconds; less than the margin of web/device.py
const TRY_AGAIN = 5000;
const idle = document.getElementById("idle");

if (idle) {
  const { after, within, stay, leave, home, proof } = idle.dataset;
  const left = idle.querySelector("[aria-live]");
  let last = Date.now(); // sign of life
  let told = last;
  let leaving = false;

  const post = (address) =>
    fetch(address, { method: "POST", headers: { "X-CSRFToken": proof }, redirect: "manual", keepalive: true });

  const here = (tellNow) => {
    last = Date.now();
    if (tellNow !== true && last - told < TELL_THE_SERVER) return;
    told = last;
    post(stay).catch(() => {}); // the page itself tells of a lost network
  };

  const empty = () => {
    leaving = true;
    document.documentElement.hidden = true;
    const again = () => setTimeout(empty, TRY_AGAIN);
    // Only a redirect means that the visit has ended.
    post(leave).then(({ type }) => (type === "opaqueredirect" ? location.replace(home) : again()), again);
  };

  const look = () => {
    if (leaving) return;
    if (window.speechSynthesis?.speaking && !idle.open) here();
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

  for (const sign of ["pointerdown", "pointermove", "touchmove", "keydown", "wheel", "scroll", "timeupdate"]) {
    addEventListener(sign, () => { if (!idle.open && !leaving) here(); }, { capture: true, passive: true });
  }
  idle.addEventListener("click", (event) => { if (!event.target.closest("a")) idle.close(); });
  idle.addEventListener("close", () => here(true));
  document.addEventListener("visibilitychange", look);
  setInterval(look, 1000);
}

// Where several answers are possible, a way out stands alone: choosing one lets go of the others.
for (const box of document.querySelectorAll('.question input[type="checkbox"]')) {
  box.addEventListener("change", () => {
    if (!box.checked) return;
    const wayOut = box.closest(".ways-out") !== null;
    for (const other of document.querySelectorAll('.question input[type="checkbox"]')) {
      const otherIsWayOut = other.closest(".ways-out") !== null;
      if (other !== box && (wayOut || otherIsWayOut)) other.checked = false;
    }
  });
}

// After a mistake, the explanation comes first.
document.getElementById("wrong")?.focus();

// Printing needs this file, so its button only shows when it works.
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}
