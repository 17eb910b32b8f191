import { use, useEffect, useState } from 'react';
import { ReachContext } from './reach.ts';
import type { Reached } from './reach.ts';

/** Side by side, as a browser would; more only wait in its queue and look slow. */
const SIDE_BY_SIDE = 4;

type Results = ReadonlyMap<string, Reached>;

const nothing: Results = new Map();

/** Tries every address at once when the page opens, and again when asked; what is not back yet is not in `results`. */
export function useReached(urls: readonly string[]) {
  const reach = use(ReachContext);
  const [turn, setTurn] = useState(1);
  const [back, setBack] = useState({ turn: 0, results: nothing });
  const all = urls.join(' ');

  useEffect(() => {
    let isOver = false; // tried anew meanwhile, or the page is gone
    const waiting = all.split(' ').values(); // shared: each worker takes the next one
    const work = async () => {
      for (const url of waiting) {
        const reached = await reach(url);
        if (isOver) return;
        setBack((before) => {
          const results = before.turn === turn ? before.results : nothing;
          return { turn, results: new Map(results).set(url, reached) };
        });
      }
    };
    void Promise.all(Array.from({ length: SIDE_BY_SIDE }, work));
    return () => {
      isOver = true;
    };
  }, [all, reach, turn]);
  return { results: back.turn === turn ? back.results : nothing, again: () => setTurn(turn + 1) };
}
