import { LiveEvent } from '../../contract/messages.ts';
import { readEvents } from './read-events.ts';

export type LiveTopic = LiveEvent['topics'][number];

/** `off`: the server does not let this person listen; it is not asked again. */
export type LiveStatus = 'connecting' | 'live' | 'waiting' | 'off';

export interface LiveConnectionDeps {
  readonly open: (signal: AbortSignal) => Promise<Response>;
  /** What changed; `everything` after each new connection, because something may have been missed. */
  readonly onChange: (topics: readonly LiveTopic[]) => void;
  readonly onStatus: (status: LiveStatus) => void;
  /** Calls back after so many milliseconds; gives the way to stop. */
  readonly later: (act: () => void, ms: number) => () => void;
  /** From 0 up to 1. */
  readonly random: () => number;
}

export interface LiveConnection {
  /** Ends it for good. */
  readonly close: () => void;
}

const SHORTEST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 60_000;

/** A connection that ends sooner was cut by something on the way; the server ends its own after minutes. */
const SETTLED_MS = 10_000;

/**
 * Listens until it is closed. What breaks is opened again after a wait that doubles with every failure, up to a minute, and
 * is never the same for two pages: they do not all come back at the same moment.
 */
export function openLiveConnection(deps: LiveConnectionDeps): LiveConnection {
  const ending = new AbortController();
  let failures = 0;
  let stopWaiting: (() => void) | null = null;
  let stopSettling: (() => void) | null = null;

  const listen = async (): Promise<void> => {
    let isSettled = false;
    const outcome = await listenOnce(deps, ending.signal, () => {
      stopSettling = deps.later(() => {
        isSettled = true;
      }, SETTLED_MS);
    });
    stopSettling?.();
    if (ending.signal.aborted) return;
    if (outcome === 'refused') {
      deps.onStatus('off');
      return;
    }
    failures = isSettled ? 0 : failures + 1;
    deps.onStatus(failures === 0 ? 'connecting' : 'waiting');
    stopWaiting = deps.later(() => void listen(), waitFor(failures, deps.random()));
  };
  void listen();
  return {
    close: () => {
      ending.abort();
      stopWaiting?.();
      stopSettling?.();
    },
  };
}

async function listenOnce(
  { open, onChange, onStatus }: LiveConnectionDeps,
  signal: AbortSignal,
  onOpen: () => void,
): Promise<'ended' | 'refused'> {
  try {
    const response = await open(signal);
    if (signal.aborted) return 'ended';
    if (response.status === 401 || response.status === 403) {
      onChange(['everything']); // the next call says why: signed out, or a role that was taken away
      return 'refused';
    }
    if (!response.ok || response.body === null) return 'ended';
    onOpen();
    onStatus('live');
    onChange(['everything']);
    for await (const data of readEvents(response.body)) {
      if (signal.aborted) return 'ended';
      onChange(topicsOf(data));
    }
    return 'ended';
  } catch {
    return 'ended'; // whatever broke, the cure is to connect again
  }
}

/** What a newer version of the product says and this page does not know may be about anything. */
function topicsOf(data: string): readonly LiveTopic[] {
  try {
    const event = LiveEvent.safeParse(JSON.parse(data));
    return event.success ? event.data.topics : ['everything'];
  } catch {
    return ['everything'];
  }
}

/** Between half of the wait and the whole of it. */
function waitFor(failures: number, random: number): number {
  const whole = Math.min(LONGEST_WAIT_MS, SHORTEST_WAIT_MS * 2 ** failures);
  return Math.round(whole * (0.5 + random / 2));
}
