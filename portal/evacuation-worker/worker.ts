/**
 * The service worker of the evacuation page, and of nothing else (its scope is the folder it comes from). It keeps the page
 * and its assets; who is inside it never sees: that is kept by the page, and goes when somebody signs out.
 */
interface Waiting extends Event {
  readonly waitUntil: (work: Promise<unknown>) => void;
}
interface Fetching extends Waiting {
  readonly request: Request;
  readonly respondWith: (answer: Promise<Response>) => void;
}
interface Worker extends EventTarget {
  readonly skipWaiting: () => Promise<void>;
  readonly clients: { readonly claim: () => Promise<void> };
}

// What a worker is given is not among the types of a page.
const worker = globalThis as unknown as Worker;

const CACHE = 'foyer-evacuation';
const PATIENCE_MS = 3_000;
const page = new URL('/portal/evacuation/', location.origin).href;
const assets = new URL('/portal/evacuation/assets/', location.origin).href;

/** Asks for the page and keeps it with everything it names, or nothing of it: half a page shows nothing. */
async function freshPage(): Promise<Response> {
  const answer = await fetch(page, { cache: 'no-cache', signal: AbortSignal.timeout(PATIENCE_MS) });
  if (!answer.ok || answer.redirected) throw new Error(`the page was not given: ${answer.status}`);
  const text = await answer.clone().text();
  const named = [...text.matchAll(/(?:src|href)="(\/portal\/evacuation\/assets\/[^"]+)"/g)].map(
    ([, path = '']) => new URL(path, location.origin).href,
  );
  const cache = await caches.open(CACHE);
  const known = (await cache.keys()).map(({ url }) => url);
  await cache.addAll(named.filter((url) => !known.includes(url)));
  await cache.put(page, answer.clone());
  await Promise.all(
    known.filter((url) => url !== page && !named.includes(url)).map((url) => cache.delete(url)),
  );
  return answer;
}

async function pageFor(): Promise<Response> {
  try {
    return await freshPage();
  } catch (error) {
    const kept = await caches.match(page);
    if (kept) return kept;
    throw error;
  }
}

worker.addEventListener('install', (event) => {
  (event as Waiting).waitUntil(freshPage().then(() => worker.skipWaiting()));
});
worker.addEventListener('activate', (event) => {
  (event as Waiting).waitUntil(worker.clients.claim());
});
worker.addEventListener('fetch', (event) => {
  const { request, respondWith } = event as Fetching;
  const answer = respondWith.bind(event);
  if (request.mode === 'navigate') answer(pageFor());
  else if (request.url.startsWith(assets)) {
    answer(caches.match(request).then((kept) => kept ?? fetch(request)));
  }
});
