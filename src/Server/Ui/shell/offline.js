import { change } from './state.js';

/** Keeps what is read for when the connection drops; without a secure address the browser keeps nothing. */
export function keepForOffline() {
  if ('serviceWorker' in navigator && isSecureContext) {
    navigator.serviceWorker.register('/offline.js').catch(() => {
      // A browser that forbids it shows what the server answers, as before.
    });
  }
}

/**
 * Notes from when an answer is: an old one means that the server cannot be reached.
 * @param {Response} answer
 */
export function noteAge(answer) {
  const kept = answer.headers.get('furrow-kept');
  change({ kept: kept ? new Date(kept).toISOString() : null });
}

/** Forgets everything that was kept: whoever comes next may see less. */
export async function forgetKept() {
  if ('caches' in window) for (const name of await caches.keys()) await caches.delete(name);
}
