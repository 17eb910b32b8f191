import type { Hanging } from '../meetings/index.ts';
import { describeVisitors, listVisitQuestions } from './describe-visitors.ts';
import { followVisitors, foreseeVisits } from './follow-visitors.ts';
import { forgetVisitors } from './forget-visitors.ts';
import type { Arrivals } from './channels/arrivals.ts';
import { endDue, tellDue } from './look-for-due.ts';
import { checkOutByTime, remindHosts } from './leaving/look-who-stays.ts';
import { sendAllSms } from './sms/send-sms.ts';
import { forgetParcels } from './parcels/forget-parcels.ts';
import { endPhotos } from './photo/photos.store.ts';
import type { VisitorUseDeps } from './visitor-deps.ts';
import { eraseOldEntries } from './watch/erase-old-entries.ts';
import { visitorsWithoutReception } from './unfollowed/unplaced.store.ts';

/** Who is registered an hour before the meeting is told at once: this often is looked for whom to tell. */
const LOOK_MS = 15_000;
/** Retention counts days. */
const FORGET_MS = 60 * 60_000;

export interface VisitorsDeps extends Pick<
  VisitorUseDeps,
  'db' | 'clock' | 'secrets' | 'outbox' | 'live' | 'outbound' | 'publicUrl' | 'sms'
> {
  readonly arrivals: Pick<Arrivals, 'wake'>;
  /** Told of what failed by itself. */
  readonly onTrouble: (error: unknown) => void;
}

/** Receptions, and the visitors that hang on meetings. */
export interface Visitors {
  /** For the registry of meetings. */
  readonly hanging: Hanging;
  /** Looks now for what is due by the business clock; resolves when that is done. */
  readonly wake: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export function createVisitors(deps: VisitorsDeps): Visitors {
  let looking = Promise.resolve();
  let texting: Promise<void> | null = null;
  // Beside everything else, and not waited for: a gateway may be slow.
  const textNow = () => {
    texting ??= sendAllSms(deps)
      .catch(deps.onTrouble)
      .finally(() => {
        texting = null;
      });
  };
  const lookAfter = async (earlier: Promise<void>) => {
    await earlier;
    await tellDue(deps);
    textNow();
    await deps.arrivals.wake();
    await endDue(deps);
    await remindHosts(deps);
    await checkOutByTime(deps);
    await endPhotos(deps.db, deps.clock.now());
  };
  const lookAndForget = async () => {
    await look();
    await forgetVisitors(deps);
    await eraseOldEntries(deps);
    await forgetParcels(deps);
  };
  const look = () => {
    const done = lookAfter(looking);
    looking = done.catch(() => undefined); // told to whoever waits for this look; the next one starts anew
    return done;
  };
  const timer = setInterval(() => void look().catch(deps.onTrouble), LOOK_MS);
  timer.unref();
  const forgetting = setInterval(() => void lookAndForget().catch(deps.onTrouble), FORGET_MS);
  forgetting.unref();

  return {
    hanging: {
      kind: 'visit',
      topic: 'visits',
      foresee: foreseeVisits,
      follow: (tx, situation) => followVisitors(deps, tx, situation),
      describe: (db, organization, links) => describeVisitors(deps, db, organization, links),
      waitingForRoom: visitorsWithoutReception,
      listQuestions: (db, organization, most) => listVisitQuestions(deps, db, organization, most),
    },
    wake: lookAndForget,
    async close() {
      clearInterval(timer);
      clearInterval(forgetting);
      await looking;
      await texting;
    },
  };
}
