import type { OrganizationId } from '../../../contract/primitives.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { Secrets } from '../../secrets/index.ts';
import type { Db, Tx } from '../../storage/database.ts';
import type { Outbound } from '../../outbound/outbound.ts';
import type { Colleagues } from '../access/index.ts';
import type { Actor } from '../audit/index.ts';
import type { Live, Outbox } from '../messages/index.ts';
import type { RoomDirectory } from '../rooms/index.ts';
import type { Arrivals } from './channels/arrivals.ts';

/** What bounds the SMS to visitors, and what is told of them. */
export interface SmsRules {
  /** The most that meetings of one organizer, and those of one organization, cause within 24 hours. */
  readonly perOrganizer: number;
  readonly perOrganization: number;
  /** Told how messages ended. */
  readonly onOutcome: (outcome: 'taken' | 'failed' | 'limited', count: number) => void;
}

/** What changing a visit takes, in the transaction of the change. */
export interface RecordDeps {
  readonly secrets: Pick<Secrets, 'seal' | 'open'>;
  readonly outbox: Outbox;
  readonly live: Live;
  readonly sms: SmsRules;
  /** Where the product is reached: passes lead there. */
  readonly publicUrl: string;
}

/** What the use cases of pane and portal need. */
export interface VisitorUseDeps extends RecordDeps {
  readonly db: Db;
  /** Business time. */
  readonly clock: Clock;
  readonly directory: RoomDirectory;
  /** How hosts hear of arrivals. */
  readonly arrivals: Pick<Arrivals, 'tell' | 'tellAgain'>;
  readonly outbound: Pick<Outbound, 'send'>;
  /** Whom visitors may name as their host. */
  readonly people: Colleagues;
  /** Lets everything on a link follow the meeting as it is now, within the transaction; the link's lock is held. */
  readonly follow: (tx: Tx, organization: OrganizationId, link: string, cause: PersonCause) => Promise<void>;
}

export interface PersonCause {
  readonly kind: 'pane' | 'portal';
  readonly actor: Actor;
  readonly requestId?: string | null;
}
