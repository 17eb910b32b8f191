import type { Faults } from '../../control/faults.ts';
import type { About, Endpoint } from './endpoint.ts';
import type { Notification } from './notification.ts';
import { createPauses } from './pauses.ts';

/** What is not taken in this time is given up (learn.microsoft.com/graph/change-notifications-delivery-webhooks). */
const GIVE_UP_MS = 4 * 3_600_000;
const LONGEST_PAUSE_MS = 300_000;
const MOST_PER_POST = 100;

export interface Parcel {
  readonly url: string;
  readonly mailbox: string;
  readonly notification: Notification;
}

/** Brings notifications to apps, in batches and again until they are taken; nobody waits for it. */
export interface Delivery {
  readonly send: (parcel: Parcel) => void;
  /**
   * Resolves true once nothing waits or is under way, false when `seconds` have passed before. `hurry` ends all pauses
   * at once: those before another attempt, and those of faults.
   */
  readonly settle: (options: { readonly seconds: number; readonly hurry: boolean }) => Promise<boolean>;
  /** How many wait or are under way. */
  readonly waiting: () => number;
  /** Forgets everything; what is under way ends unnoticed. */
  readonly clear: () => void;
}

interface Queued extends Parcel {
  readonly since: number;
}

interface Box {
  readonly queue: Queued[];
  state: 'idle' | 'due' | 'sending' | 'pausing';
  failures: number;
}

export function createDelivery(options: { readonly endpoint: Endpoint; readonly faults: Faults }): Delivery {
  const { endpoint, faults } = options;
  let boxes = new Map<string, Box>();
  const pauses = createPauses();
  let heldBack = 0;
  let settled: (() => void)[] = [];

  const waiting = (): number =>
    heldBack + [...boxes.values()].reduce((sum, { queue }) => sum + queue.length, 0);
  const noteRest = (): void => {
    if (waiting() > 0) return;
    for (const resolve of settled.splice(0)) resolve();
  };
  const schedule = (url: string, box: Box): void => {
    if (box.state !== 'idle' || box.queue.length === 0) return;
    box.state = 'due';
    // After the work of this moment, so that what happens together goes together.
    setImmediate(() => void attempt(url, box));
  };
  const attempt = async (url: string, box: Box): Promise<void> => {
    if (boxes.get(url) !== box) return;
    box.state = 'sending';
    const batch = box.queue.slice(0, MOST_PER_POST);
    const isTaken = await endpoint.post(
      url,
      { value: batch.map((each) => each.notification) },
      aboutOf(batch),
    );
    if (boxes.get(url) !== box) return;
    if (isTaken) {
      box.queue.splice(0, batch.length);
      box.failures = 0;
      box.state = 'idle';
      schedule(url, box);
      noteRest();
      return;
    }
    const oldest = Date.now() - GIVE_UP_MS;
    box.queue.splice(0, box.queue.length, ...box.queue.filter(({ since }) => since > oldest));
    box.failures += 1;
    box.state = 'pausing';
    pauses.add(Math.min(1000 * 2 ** (box.failures - 1), LONGEST_PAUSE_MS), () => {
      box.state = 'idle';
      schedule(url, box);
      noteRest();
    });
  };
  const post = (parcel: Parcel): void => {
    const box = boxes.get(parcel.url) ?? { queue: [], state: 'idle', failures: 0 };
    boxes.set(parcel.url, box);
    box.queue.push({ ...parcel, since: Date.now() });
    schedule(parcel.url, box);
  };

  return {
    waiting,
    send: (parcel) => {
      const struck = faults.strike({
        service: 'notifications',
        method: 'POST',
        path: new URL(parcel.url).pathname,
        operation: parcel.notification.lifecycleEvent === undefined ? 'change' : 'lifecycle',
        mailbox: parcel.mailbox,
        select: null,
      });
      for (const { rule } of struck) faults.note(rule);
      const kinds = struck.map(({ rule }) => rule.fault);
      if (kinds.includes('lost')) return;
      const late = struck.reduce((sum, { milliseconds }) => sum + (milliseconds ?? 0), 0);
      const copies = kinds.includes('duplicate') ? 2 : 1;
      const postAll = (): void => {
        for (let copy = 0; copy < copies; copy += 1) post(parcel);
      };
      if (late === 0) {
        postAll();
        return;
      }
      heldBack += 1;
      pauses.add(late, () => {
        heldBack -= 1;
        postAll();
      });
    },
    settle: async ({ seconds, hurry }) => {
      const deadline = Promise.withResolvers<boolean>();
      const timer = setTimeout(() => deadline.resolve(false), seconds * 1000);
      const rest = new Promise<boolean>((resolve) => settled.push(() => resolve(true)));
      if (hurry) pauses.endAll();
      noteRest();
      const isSettled = await Promise.race([rest, deadline.promise]);
      clearTimeout(timer);
      return isSettled;
    },
    clear: () => {
      pauses.clear();
      boxes = new Map();
      heldBack = 0;
      noteRest();
      settled = [];
    },
  };
}

function aboutOf(batch: readonly Queued[]): About {
  const mailboxes = new Set(batch.map(({ mailbox }) => mailbox));
  const [only = null] = mailboxes;
  const isLifecycle = batch.every(({ notification }) => notification.lifecycleEvent !== undefined);
  return { operation: isLifecycle ? 'lifecycle' : 'change', mailbox: mailboxes.size === 1 ? only : null };
}
