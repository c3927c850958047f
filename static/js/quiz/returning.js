// Comfort only: every page works without this script.

// A page that the browser brings back from memory may belong to somebody who has left.
addEventListener("pageshow", (event) => {
  if (event.persisted) location.reload();
});
