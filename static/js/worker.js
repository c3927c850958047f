// When the network is lost, one page in both languages stands in for whatever could not be opened, also after a
// form was sent. Nothing else is kept, and nothing else is answered. `VERSION` is written above by web/offline.py:
// with a changed page comes a changed worker, which takes the place of the old one.

const PAGE = new URL("offline", registration.scope).href;
const CACHE = `offline-${VERSION}`;
const NOBODY_BEHIND = [502, 504]; // what a proxy says while the server starts; the server itself never does

async function keepThePage() {
  const cache = await caches.open(CACHE);
  await cache.add(new Request(PAGE, { cache: "reload", credentials: "omit" }));
  await skipWaiting();
}

async function dropOldPages() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name !== CACHE).map((name) => caches.delete(name)));
}

async function open(request) {
  // Back to a page that is kept nowhere: the browser asks for it from memory alone, which cannot be answered. What
  // a form had made is opened by its address, and the form is not sent again.
  const back = request.cache === "only-if-cached";
  if (back && request.method === "POST") return Response.redirect(request.url, 303);
  const asked = back ? new Request(request.url, { cache: "no-store", redirect: "manual" }) : request;
  const reply = await fetch(asked).catch(() => undefined);
  if (reply && !NOBODY_BEHIND.includes(reply.status)) return reply;
  return (await caches.match(PAGE)) ?? reply ?? Response.error();
}

addEventListener("install", (event) => event.waitUntil(keepThePage()));
addEventListener("activate", (event) => event.waitUntil(dropOldPages()));
addEventListener("fetch", (event) => {
  if (event.request.mode === "navigate") event.respondWith(open(event.request));
});
