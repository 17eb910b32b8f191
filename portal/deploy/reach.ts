import { createContext } from 'react';

/** What came of asking for an address from this browser. */
export type Reached =
  | { readonly outcome: 'reached'; readonly status: number; readonly ms: number }
  | { readonly outcome: 'answered'; readonly status: number }
  | { readonly outcome: 'silent' }
  | { readonly outcome: 'slow' }
  /** Of another origin: this page may not ask there. */
  | { readonly outcome: 'elsewhere' };

/** Asks for one address as Outlook would, past the cache; never throws. */
export type Reach = (url: string) => Promise<Reached>;

export const REACH_SECONDS = 15;

const reachFromHere: Reach = async (url) => {
  if (new URL(url).origin !== location.origin) return { outcome: 'elsewhere' };
  const start = performance.now();
  try {
    const response = await fetch(url, {
      cache: 'no-store',
      credentials: 'omit', // Outlook has no session of this page either
      signal: AbortSignal.timeout(REACH_SECONDS * 1000),
    });
    await response.arrayBuffer();
    const { ok, status } = response;
    return ok
      ? { outcome: 'reached', status, ms: Math.round(performance.now() - start) }
      : { outcome: 'answered', status };
  } catch (error) {
    const isSlow = error instanceof DOMException && error.name === 'TimeoutError';
    return { outcome: isSlow ? 'slow' : 'silent' };
  }
};

export const ReachContext = createContext<Reach>(reachFromHere);
