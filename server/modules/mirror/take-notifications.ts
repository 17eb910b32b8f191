import { Problem } from '../../kernel/problem.ts';
import type { Db } from '../../storage/database.ts';
import { createNotificationJudge } from './judge-notifications.ts';
import type { NotificationJudge } from './judge-notifications.ts';
import { wakeUpFrom } from './notifications.ts';
import type { Received, Verdict } from './notifications.ts';
import { keepWakeUps } from './wake-ups.store.ts';
import type { WakeUp } from './wake-ups.store.ts';

/** Bodies that wait at once, and kinds of notifications in them; beyond, whoever sends is asked to come again. */
const MOST_WAITING = 5_000;
const MOST_KINDS_WAITING = 50_000;
/** Kinds of notifications in one statement: it must end well before the sender loses patience (three seconds). */
const MOST_AT_ONCE = 20_000;

export interface TakeNotificationsDeps {
  readonly db: Db;
  /** Told after wake-ups have been kept. */
  readonly onKept: () => void;
  /** Told when more have come meanwhile, so that there will soon be more to look at. */
  readonly onMore: () => void;
  readonly onVerdict: (verdict: Verdict | 'unreadable', count: number) => void;
}

interface Waiting {
  readonly received: Received;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Keeps notifications. Bodies that arrive while others are being written wait and are written together, so that a burst
 * costs a few statements. The promise resolves when the body's own wake-ups are committed; it rejects with
 * `storage-unavailable`, or `overloaded`, when they are not, and Microsoft sends them again.
 */
export function createTakeNotifications(deps: TakeNotificationsDeps): (received: Received) => Promise<void> {
  const judge = createNotificationJudge(deps.db);
  const queue: Waiting[] = [];
  let isWriting = false;
  let kindsWaiting = 0;

  async function writeAll(): Promise<void> {
    isWriting = true;
    while (queue.length > 0) {
      const bodies = nextOf(queue);
      for (const { received } of bodies) kindsWaiting -= received.notifications.length;
      try {
        await write(deps, judge, bodies);
        for (const { resolve } of bodies) resolve();
        if (queue.length > 0) deps.onMore();
        deps.onKept();
      } catch (cause) {
        const detail = 'The notification could not be kept. Send it again.';
        const problem = new Problem('storage-unavailable', detail, { retryAfterSeconds: 5 }, { cause });
        for (const { reject } of bodies) reject(problem);
      }
    }
    isWriting = false;
  }

  return (received) =>
    new Promise((resolve, reject) => {
      if (queue.length >= MOST_WAITING || kindsWaiting >= MOST_KINDS_WAITING) {
        const detail = 'Too many notifications are waiting. Send it again.';
        reject(new Problem('overloaded', detail, { retryAfterSeconds: 5 }));
        return;
      }
      queue.push({ received, resolve, reject });
      kindsWaiting += received.notifications.length;
      if (!isWriting) void writeAll();
    });
}

function nextOf(queue: Waiting[]): readonly Waiting[] {
  let count = 0;
  const end = queue.findIndex(({ received }) => (count += received.notifications.length) > MOST_AT_ONCE);
  return queue.splice(0, end === -1 ? queue.length : Math.max(end, 1));
}

async function write(
  { db, onVerdict }: TakeNotificationsDeps,
  { judgeAll, forget }: NotificationJudge,
  bodies: readonly Waiting[],
): Promise<void> {
  const judged = await judgeAll(bodies.flatMap(({ received }) => received.notifications));

  const wakeUps: WakeUp[] = [];
  const verdicts = new Map<Verdict | 'unreadable', number>();
  const count = (verdict: Verdict | 'unreadable', more: number) =>
    verdicts.set(verdict, (verdicts.get(verdict) ?? 0) + more);
  for (const { notification, named, verdict, count: times } of judged) {
    count(verdict, times);
    if (named && verdict === 'accepted') wakeUps.push(wakeUpFrom(notification, named));
  }
  for (const { received } of bodies) count('unreadable', received.unreadable);

  if (wakeUps.length > 0) await keepWakeUps(db, wakeUps);
  forget(
    wakeUps.filter(({ lifecycle }) => lifecycle === 'subscriptionRemoved').map((one) => one.subscription),
  );
  for (const [verdict, times] of verdicts) if (times > 0) onVerdict(verdict, times);
}
