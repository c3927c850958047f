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
