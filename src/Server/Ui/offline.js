// Keeps what was read, so that the pages go on to be read when the connection drops. It never answers in place of a
// server that can be reached, keeps nothing that only few may see, and forgets everything when somebody signs out.
/** @type {any} The worker itself; the checker knows only pages. */
const worker = self;
const KEPT = 'furrow-1';
const MOST = 500;
const never = ['/api/accounts', '/api/tokens', '/api/journal', '/api/changes', '/api/memorials/finds', '/ogc', '/rest',
  '/odata', '/basemap.pmtiles'];

worker.addEventListener('install', () => worker.skipWaiting());

worker.addEventListener('activate', (/** @type {any} */ event) => event.waitUntil((async () => {
  for (const name of await caches.keys()) if (name !== KEPT) await caches.delete(name);
  await worker.clients.claim();
})()));

worker.addEventListener('fetch', (/** @type {any} */ event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== worker.location.origin
    || never.some((path) => url.pathname.startsWith(path))) return;
  event.respondWith(answer(request));
});

/**
 * The server's answer; what was kept of it where the server cannot be reached.
 * @param {Request} request
 */
async function answer(request) {
  try {
    const fresh = await fetch(request);
    if (fresh.status === 200) void keep(request, fresh.clone());
    return fresh;
  } catch (fault) {
    const kept = await (await caches.open(KEPT)).match(request, { ignoreVary: true });
    if (!kept) throw fault;
    const headers = new Headers(kept.headers);
    headers.set('furrow-kept', kept.headers.get('date') ?? new Date(0).toUTCString());
    return new Response(kept.body, { status: kept.status, statusText: kept.statusText, headers });
  }
}

/**
 * Keeps an answer; the oldest go when there are too many.
 * @param {Request} request
 * @param {Response} fresh
 */
async function keep(request, fresh) {
  const kept = await caches.open(KEPT);
  await kept.put(request, fresh);
  const keys = await kept.keys();
  for (const old of keys.slice(0, Math.max(0, keys.length - MOST))) await kept.delete(old);
}
