// A second tap of the same finger must not press what stands at the same place on the next page. On the keypad
// the same keys stand there, and people who know their code are quick: a swallowed press would be a mistake.
const QUIET_AFTER_SHOWING = 350; // milliseconds
const NOT_FOR_EVER = 10000; // whatever did not arrive may be sent again
const WHOLE_CODE = 12; // characters
const shown = performance.now();
const onTheirWay = new Set(); // forms that were sent

for (const form of document.querySelectorAll("form")) {
  form.addEventListener("submit", (event) => {
    if (event.submitter?.matches(".key")) {
      const { typed } = form.elements;
      const { value } = event.submitter;
      // The next key may be pressed before the page with this one has come: it then takes this one along.
      const now = value.length > 1 ? typed.value.slice(0, -1) : (typed.value + value).slice(0, WHOLE_CODE);
      setTimeout(() => { typed.value = now; });
      return;
    }
    if (onTheirWay.has(form) || performance.now() - shown < QUIET_AFTER_SHOWING) {
      event.preventDefault();
      return;
    }
    onTheirWay.add(form);
    setTimeout(() => { if (!event.defaultPrevented) onTheirWay.delete(form); }, NOT_FOR_EVER);
  });
}
addEventListener("pageshow", () => onTheirWay.clear());
