import type { Caller } from '../../kernel/caller.ts';
import type { Hanging } from '../meetings/index.ts';
import { contactOfTeam } from './contact-of-team.ts';
import { describeRequests, listRequestQuestions } from './describe-requests.ts';
import { endRequests } from './end-requests.ts';
import { followRequests, foreseeRequests } from './follow-requests.ts';
import { providersOf } from './providers.store.ts';
import { templatesOf } from './templates.store.ts';
import type { ServiceUseDeps } from './service-deps.ts';

/** How often what is over by the business clock is looked for. */
const LOOK_MS = 60_000;

export interface ServicesDeps extends Pick<ServiceUseDeps, 'db' | 'clock' | 'outbox' | 'live'> {
  /** Told of what failed by itself. */
  readonly onTrouble: (error: unknown) => void;
}

/** Teams, and what hangs on meetings for them. */
export interface Services {
  /** For the registry of meetings. */
  readonly hanging: Hanging;
  /** Looks now for what is over by the business clock; resolves when that is done. */
  readonly wake: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export function createServices(deps: ServicesDeps): Services {
  let looking = Promise.resolve();
  const lookAfter = async (earlier: Promise<void>) => {
    await earlier;
    await endRequests(deps);
  };
  const look = () => {
    const done = lookAfter(looking);
    looking = done.catch(() => undefined); // told to whoever waits for this look; the next one starts anew
    return done;
  };
  const timer = setInterval(() => void look().catch(deps.onTrouble), LOOK_MS);
  timer.unref();

  return {
    hanging: {
      kind: 'service-request',
      topic: 'service-requests',
      foresee: foreseeRequests,
      follow: (tx, situation) => followRequests(deps, tx, situation),
      describe: (db, organization, links) => describeRequests(deps, db, organization, links),
      listQuestions: listRequestQuestions,
      waitingForRoom: async (tx, organization, links) =>
        (await templatesOf(tx, organization, links)).flatMap(({ withdrawnAt, link }) =>
          withdrawnAt === null ? link : [],
        ),
    },
    wake: look,
    async close() {
      clearInterval(timer);
      await looking;
    },
  };
}

/** What messages ask about teams: where mail to one goes, and for which ones somebody works. */
export function teamsForMessages(db: ServiceUseDeps['db']) {
  return {
    contactOf: contactOfTeam,
    providersOf: (caller: Caller): Promise<readonly string[]> => providersOf(db, caller),
  };
}
