import type { LiveConnection, LiveConnectionDeps, LiveStatus, LiveTopic } from './live-connection.ts';
import { openLiveConnection } from './live-connection.ts';

/** A page that nobody looks at for longer lets its connection go. */
export const LONGEST_HIDDEN_MS = 5 * 60_000;
/** Going from one page to the next keeps the connection. */
const LINGER_MS = 5_000;

interface Listener {
  readonly onChange: (topics: readonly LiveTopic[]) => void;
  readonly onStatus: (status: LiveStatus) => void;
}

export interface SharedLive {
  /** Listens along; gives the way to stop. With the last who stops, the connection goes, a little later. */
  readonly join: (listener: Listener) => () => void;
}

/** Whether somebody can see the page. */
export interface Visibility {
  readonly isHidden: () => boolean;
  /** Calls back when it changes; gives the way to stop. */
  readonly follow: (changed: () => void) => () => void;
}

export interface SharedLiveDeps extends Pick<LiveConnectionDeps, 'open' | 'later' | 'random'> {
  readonly visibility: Visibility;
}

/** One connection for everything that this tab shows of an organization; none while nobody listens or nobody looks. */
export function shareLive({ open, later, random, visibility }: SharedLiveDeps): SharedLive {
  const listeners = new Set<Listener>();
  let connection: LiveConnection | null = null;
  let status: LiveStatus = 'connecting';
  let stopFollowing: (() => void) | null = null;
  let stopLeaving: (() => void) | null = null;
  let stopHiding: (() => void) | null = null;

  const setStatus = (next: LiveStatus) => {
    status = next;
    for (const { onStatus } of listeners) onStatus(next);
  };
  const connect = () => {
    connection ??= openLiveConnection({
      open,
      later,
      random,
      onStatus: setStatus,
      onChange: (topics) => {
        for (const { onChange } of listeners) onChange(topics);
      },
    });
  };
  const disconnect = () => {
    connection?.close();
    connection = null;
    setStatus('connecting'); // the next who joins begins anew
  };
  const look = () => {
    stopHiding?.();
    stopHiding = null;
    if (visibility.isHidden()) stopHiding = later(disconnect, LONGEST_HIDDEN_MS);
    else connect();
  };
  const leave = () => {
    stopFollowing?.();
    stopFollowing = null;
    stopHiding?.();
    stopHiding = null;
    disconnect();
  };

  return {
    join: (listener) => {
      listeners.add(listener);
      stopLeaving?.();
      stopLeaving = null;
      stopFollowing ??= visibility.follow(look);
      look();
      listener.onStatus(status);
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) stopLeaving ??= later(leave, LINGER_MS);
      };
    },
  };
}
