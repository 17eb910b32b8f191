import { useRef, useState } from 'react';
import { MOST_CALENDARS_PER_CALL } from '../../contract/calendars.ts';

export interface Chunks<T, R> {
  /** Whether every item was answered. */
  readonly run: (items: readonly T[]) => Promise<boolean>;
  /** After a failure: sends what was not answered yet. */
  readonly goOn: () => Promise<boolean>;
  readonly state: ChunksState<R>;
}

export interface ChunksState<R> {
  /** `failed`: what came before the failure is done, the rest waits. */
  readonly phase: 'idle' | 'running' | 'failed' | 'done';
  readonly total: number;
  readonly done: number;
  /** What became of each, in the order in which it was sent. */
  readonly results: readonly R[];
  readonly error: unknown;
}

/** Sends many items a hundred at a time, one chunk after the other, so that a person sees them arrive. */
export function useChunks<T, R>(send: (chunk: readonly T[]) => Promise<readonly R[]>): Chunks<T, R> {
  const [state, setState] = useState<ChunksState<R>>({
    phase: 'idle',
    total: 0,
    done: 0,
    results: [],
    error: null,
  });
  const rest = useRef<readonly T[]>([]);

  const work = async (total: number, earlier: readonly R[]) => {
    let results = earlier;
    const report = (phase: ChunksState<R>['phase'], error: unknown = null) =>
      setState({ phase, total, done: total - rest.current.length, results, error });
    report('running');
    try {
      while (rest.current.length > 0) {
        results = [...results, ...(await send(rest.current.slice(0, MOST_CALENDARS_PER_CALL)))];
        rest.current = rest.current.slice(MOST_CALENDARS_PER_CALL);
        report('running');
      }
      report('done');
      return true;
    } catch (error) {
      report('failed', error);
      return false;
    }
  };
  return {
    state,
    run: async (items) => {
      rest.current = items;
      return await work(items.length, []);
    },
    goOn: async () => await work(state.total, state.results),
  };
}
