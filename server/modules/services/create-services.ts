import type { OrganizationId } from '../../../contract/primitives.ts';
import type { Caller } from '../../kernel/caller.ts';
import type { Tx } from '../../storage/database.ts';
import type { Hanging } from '../meetings/index.ts';
import type { Contact } from '../messages/index.ts';
import { describeRequests, listRequestQuestions } from './describe-requests.ts';
import { endRequests } from './end-requests.ts';
import { followRequests, foreseeRequests } from './follow-requests.ts';
import { listProviders, providersOf } from './providers.store.ts';
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
    /** Null: the team has no address, and its members look at the portal. */
    async contactOf(tx: Tx, organization: OrganizationId, id: string): Promise<Contact | null> {
      const [provider] = await listProviders(tx, organization, [id]);
      if (!provider?.mail) return null;
      const { mail, language, timeZone } = provider;
      return { mail, language, timeZone };
    },
    providersOf: (caller: Caller): Promise<readonly string[]> => providersOf(db, caller),
  };
}
