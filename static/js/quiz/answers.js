// A way out stands alone: choosing it lets go of all other answers, and choosing one of them lets go of it.
const answers = document.querySelectorAll(
  '.question [type="checkbox"], .question [name^="place-"], .question [type="text"]',
);
const isWayOut = (one) => one.closest(".ways-out") !== null;
for (const one of answers) {
  one.addEventListener("input", () => {
    if (one.type === "checkbox" && !one.checked) return;
    for (const other of answers) {
      if (other === one || !(isWayOut(one) || isWayOut(other))) continue;
      if (other.matches('select, [type="text"]')) other.value = "";
      else other.checked = false;
    }
  });
}

// After a mistake, the explanation comes first.
document.getElementById("wrong")?.focus();
