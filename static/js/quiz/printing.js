// Printing needs this file, so its button only shows when it works. A screen that prints without asking says so:
// the paper comes out elsewhere, and whoever sees nothing happen presses again.
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => {
    for (const said of document.querySelectorAll("[data-printing]")) said.hidden = false;
    print();
  });
}
