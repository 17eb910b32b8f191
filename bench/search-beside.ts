import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import type { Estate, ProductNode } from './estate.ts';
import { findRooms } from './find-rooms.ts';
import { median } from './measure.ts';
import { callJson } from './processes.ts';

const Me = z.object({ organizations: z.tuple([z.object({ id: z.string() })]) });
const Token = z.object({ token: z.string() });
const PAUSE_MS = 2_000;

/** Somebody who looks for rooms in the pane while something else goes on. */
export interface Searcher {
  /** Milliseconds that one search takes. */
  readonly search: () => Promise<number>;
  /** Searches until the work is done; gives the median, not a number when the work was over before the first. */
  readonly beside: <T>(work: Promise<T>) => Promise<{ readonly result: T; readonly searchMs: number }>;
}

export async function startSearcher({ control, tenants }: Estate, { url }: ProductNode): Promise<Searcher> {
  const [tenant] = tenants;
  const { token } = Token.parse(await control('POST', '/token', { person: tenant?.people.at(-1)?.handle }));
  const authorization = `Bearer ${token}`;
  const me = Me.parse(await callJson(`${url}/addin-api/me`, { headers: { authorization } }));
  const headers = { authorization, 'foyer-organization': me.organizations[0].id };
  const rooms = tenant?.rooms.map(({ address }) => address) ?? [];

  async function search(): Promise<number> {
    const begun = performance.now();
    await findRooms({ productUrl: url, headers, rooms });
    return performance.now() - begun;
  }

  return {
    search,
    async beside(work) {
      const times: number[] = [];
      const ending = new AbortController();
      const over = work.finally(() => ending.abort());
      over.catch(() => undefined); // it is awaited below
      while (!ending.signal.aborted) {
        times.push(await search());
        await Promise.race([pause(PAUSE_MS), over]);
      }
      return { result: await over, searchMs: median(times) };
    },
  };
}
