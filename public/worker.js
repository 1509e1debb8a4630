// Keeps the page that a patient or somebody who refers themselves has opened, with its program, its styles and the help on
// it, so that it opens without a network. It answers GET of these files and nothing else: what is said to the server, and
// what the server replies, never passes through here, and no address is kept beyond its path.

const KEPT = "beforehand-pages";
const PAGES = ["/", "/refer"];
// Loaded by name when they are first asked for.
const LATER = ["/assets/phone.js", "/assets/offline.js"];
const LOADED = /\/assets\/[\w.-]+\.(?:css|js|wasm)/g;
// Such a name is of one content for ever.
const HASHED = /-[0-9a-f]{8,}(?:_bg)?\.\w+$/;
const PATIENCE = 8_000;

const mayKeep = (reply) =>
  reply.ok && reply.type === "basic" && !/no-store/.test(reply.headers.get("cache-control") ?? "");

const loadedBy = (html) => [...new Set([...(html.match(LOADED) ?? []), ...LATER])];

// The page last: what is kept of it opens.
async function keep(path, reply) {
  if (!mayKeep(reply)) return;
  const kept = await caches.open(KEPT);
  const all = loadedBy(await reply.clone().text());
  for (const asset of all) {
    if (HASHED.test(asset) && (await kept.match(asset))) continue;
    const fresh = await fetch(asset);
    if (!mayKeep(fresh)) return;
    await kept.put(asset, fresh);
  }
  await kept.put(path, reply);
  await dropWhatNoPageLoads(kept);
}

async function dropWhatNoPageLoads(kept) {
  const needed = new Set(PAGES);
  for (const path of PAGES) {
    const page = await kept.match(path);
    if (page) loadedBy(await page.text()).forEach((asset) => needed.add(asset));
  }
  const gone = (await kept.keys()).filter((request) => !needed.has(new URL(request.url).pathname));
  await Promise.all(gone.map((request) => kept.delete(request)));
}

// What the server has comes first, so that no change is missed; what is kept, when it does not answer.
async function page(event, path) {
  const kept = await (await caches.open(KEPT)).match(path);
  const fresh = fetch(event.request);
  event.waitUntil(fresh.then((reply) => keep(path, reply.clone())).catch(() => {}));
  if (!kept) return fresh;
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE, kept));
  return Promise.race([fresh.catch(() => kept), late]);
}

async function asset(request, path) {
  const kept = await (await caches.open(KEPT)).match(path);
  if (kept && HASHED.test(path)) return kept;
  return fetch(request).catch((fault) => kept ?? Promise.reject(fault));
}

addEventListener("install", () => skipWaiting());

addEventListener("activate", (event) => {
  const drop = async () => {
    const old = (await caches.keys()).filter((name) => name !== KEPT);
    await Promise.all(old.map((name) => caches.delete(name)));
  };
  event.waitUntil(drop());
});

// A page that was opened before there was a worker.
addEventListener("message", (event) => {
  const path = event.data;
  if (PAGES.includes(path)) event.waitUntil(fetch(path).then((reply) => keep(path, reply)).catch(() => {}));
});

addEventListener("fetch", (event) => {
  const { method, mode, url } = event.request;
  const { origin, pathname, search } = new URL(url);
  if (method !== "GET" || origin !== location.origin || search) return;
  if (mode === "navigate" && PAGES.includes(pathname)) event.respondWith(page(event, pathname));
  else if (pathname.startsWith("/assets/")) event.respondWith(asset(event.request, pathname));
});
