// The worker that has a page at hand when the network is lost. It waits until this page stands: what somebody
// looks at comes first. Its address changes with it, so the browser need not ask for it again at every page.
const keeper = document.querySelector("[data-worker]");

if (keeper && "serviceWorker" in navigator) {
  addEventListener("load", () => {
    navigator.serviceWorker.register(keeper.dataset.worker, { updateViaCache: "all" }).catch(() => {});
  });
}
