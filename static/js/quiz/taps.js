// A second tap of the same finger must not press what stands at the same place on the next page. On the keypad
// the same keys stand there, and people who know their code are quick: a swallowed press would be a mistake.
const QUIET_AFTER_SHOWING = 350; // milliseconds
const shown = performance.now();
const onTheirWay = new Set(); // forms that were sent

for (const form of document.querySelectorAll("form")) {
  form.addEventListener("submit", (event) => {
    const quick = event.submitter?.matches(".key");
    if (onTheirWay.has(form) || (!quick && performance.now() - shown < QUIET_AFTER_SHOWING)) {
      event.preventDefault();
      return;
    }
    onTheirWay.add(form);
  });
}
addEventListener("pageshow", () => onTheirWay.clear());
