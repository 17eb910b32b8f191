import { ApiProblem, NoAnswer } from '../../ui/api/call-error.ts';

/** Short enough that nobody believes it has stopped, long enough for a network that comes back. */
const PAUSE_MS = 2_000;

interface Persistence {
  /** Ends it: the visitor has gone. */
  readonly signal: AbortSignal;
  /** Told whenever it did not work, and with true when it goes on. */
  readonly onTrouble: (isLost: boolean) => void;
  /** Does something later. */
  readonly later: (act: () => void, ms: number) => void;
}

/**
 * Does something again and again until an answer comes, whatever the network does meanwhile; so it must be something that may be
 * done twice. What the server refuses is thrown at once, and so is the reason of the signal.
 */
export async function persistently<T>(
  work: (signal: AbortSignal) => Promise<T>,
  { signal, onTrouble, later }: Persistence,
): Promise<T> {
  for (;;) {
    signal.throwIfAborted();
    try {
      const answer = await work(signal);
      onTrouble(false);
      return answer;
    } catch (error) {
      if (signal.aborted || !isPassing(error)) throw error;
      onTrouble(true);
      await new Promise<void>((resolve) => {
        later(resolve, PAUSE_MS);
        signal.addEventListener('abort', () => resolve(), { once: true });
      });
    }
  }
}

/** No answer, or one that says that the server has too much to do or cannot write. */
function isPassing(error: unknown): boolean {
  return error instanceof NoAnswer || (error instanceof ApiProblem && error.status >= 500);
}
