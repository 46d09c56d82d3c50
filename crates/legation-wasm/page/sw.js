// Keeps the files of the page, so that it works without a network once it was loaded. The build writes the list and its hash.
const VERSION = "__VERSION__";
const FILES = ["__FILES__"];
const ours = (name) => name.startsWith(`legation ${self.registration.scope} `);
const CACHE = `legation ${self.registration.scope} ${VERSION}`;

self.addEventListener("install", (event) => {
  // Past the browser's own cache: engine and gazetteer must be of one build.
  const files = FILES.map((file) => new Request(file, { cache: "reload" }));
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(files)).then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  const outdated = (names) => names.filter((name) => ours(name) && name !== CACHE);
  const clean = caches.keys().then((names) => Promise.all(outdated(names).map((name) => caches.delete(name))));
  event.waitUntil(clean.then(() => self.clients.claim()));
});

self.addEventListener("fetch", (event) => {
  if (event.request.method !== "GET") return;
  const answer = async () => {
    const kept = await (await caches.open(CACHE)).match(event.request, { ignoreSearch: true });
    return kept ?? fetch(event.request);
  };
  event.respondWith(answer());
});
