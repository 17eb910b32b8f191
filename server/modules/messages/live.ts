import { z } from 'zod';
import { OrganizationId } from '../../../contract/primitives.ts';
import type { Listen } from '../../storage/listening.ts';
import { notifyChange } from './notify-change.store.ts';
import { liveTopics } from './outbox.ts';
import type { Live, LiveTopic } from './outbox.ts';

const CHANNEL = 'foyer_live';
/** A page that reads anew for each row of a change would be slower than one that waits this long. */
const GATHER_MS = 150;

const Payload = z.tuple([OrganizationId, z.enum(liveTopics)]);

/** What changed, to whoever looks at it now, on whichever node. */
export interface LiveHub extends Live {
  /** Calls back, at most every 150 ms, with the topics that changed; gives the way to stop. */
  watch(
    organization: OrganizationId,
    onChange: (topics: ReadonlySet<LiveTopic | 'everything'>) => void,
    onEnd: () => void,
  ): () => void;
  /** Ends every watch, because the server ends; nothing is watched afterwards. */
  readonly end: () => void;
  readonly close: () => Promise<void>;
}

interface Watcher {
  readonly organization: OrganizationId;
  readonly onChange: (topics: ReadonlySet<LiveTopic | 'everything'>) => void;
  readonly onEnd: () => void;
  topics: Set<LiveTopic | 'everything'>;
}

/** By PostgreSQL's NOTIFY: sent when the transaction commits, folded by the database where it says the same. */
export async function createLiveHub(listen: Listen): Promise<LiveHub> {
  const watchers = new Set<Watcher>();
  const pending = new Map<Watcher, NodeJS.Timeout>();
  let isEnded = false;

  function end(): void {
    isEnded = true;
    for (const timer of pending.values()) clearTimeout(timer);
    const ended = [...watchers];
    watchers.clear();
    for (const { onEnd } of ended) onEnd();
  }

  function note(watcher: Watcher, topic: LiveTopic | 'everything'): void {
    watcher.topics.add(topic);
    if (pending.has(watcher)) return;
    const timer = setTimeout(() => {
      pending.delete(watcher);
      const { topics } = watcher;
      watcher.topics = new Set();
      watcher.onChange(topics);
    }, GATHER_MS).unref();
    pending.set(watcher, timer);
  }

  const listener = await listen(
    CHANNEL,
    (text) => {
      const payload = Payload.safeParse(text.split(' '));
      if (!payload.success) return; // of another version of the product
      const [organization, topic] = payload.data;
      for (const watcher of watchers) if (watcher.organization === organization) note(watcher, topic);
    },
    () => {
      for (const watcher of watchers) note(watcher, 'everything'); // something may have been missed
    },
  );

  return {
    changed: (tx, organization, topic) => notifyChange(tx, CHANNEL, `${organization} ${topic}`),
    watch(organization, onChange, onEnd) {
      const watcher: Watcher = { organization, onChange, onEnd, topics: new Set() };
      if (isEnded) onEnd();
      else watchers.add(watcher);
      return () => {
        watchers.delete(watcher);
        clearTimeout(pending.get(watcher));
        pending.delete(watcher);
      };
    },
    end,
    async close() {
      end();
      await listener.close();
    },
  };
}
