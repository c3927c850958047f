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
