import type { Instant, Interval, MailboxAddress, UnitId } from '../../../contract/primitives.ts';
import type {
  OffsetFrom,
  ProviderId,
  ProviderKind,
  RequestFlag,
  RequestId,
  RequestStatus,
  TemplateId,
} from '../../../contract/services.ts';
import type { ChosenDates } from './dates/chosen-dates.ts';
import type { CostCenterName } from '../../../contract/order-lines.ts';
import type { Closing, StoredDeadline } from './deadlines/deadline.ts';
import type { OrderedLine } from './orders/ordered-line.ts';
import type { PropertyAnswer } from './properties/property-answer.ts';

/** A team that does something for meetings. Its deadlines, hours and days are counted by its own clock. */
export interface Provider extends Closing {
  readonly id: ProviderId;
  readonly kind: ProviderKind;
  readonly name: string;
  readonly mail: string | null;
  /** BCP 47. */
  readonly language: string;
  readonly accepts: 'by-hand' | 'automatically';
  readonly whilePending: 'send' | 'hold';
  readonly followsToNewRoom: boolean;
  /** Of the price, in hundredths of a percent, when the meeting is canceled after the deadline. */
  readonly lateFeeRate: number;
  /** Null: no limit. */
  readonly coversPerHour: number | null;
  /** With everything below them. */
  readonly units: readonly UnitId[];
  readonly isActive: boolean;
}

/** When something is delivered, seen from the meeting. */
export interface DeliveryOffset {
  /** Negative: before. */
  readonly offsetMinutes: number;
  readonly offsetFrom: OffsetFrom;
}

/** What somebody entered for one team; every date of the meeting gets a request of its own from it. */
export interface Template extends DeliveryOffset {
  readonly id: TemplateId;
  readonly link: string;
  readonly provider: ProviderId;
  readonly clientKey: string;
  /** Null: whichever room of the meeting the team serves. */
  readonly room: MailboxAddress | null;
  readonly text: string;
  readonly lines: readonly OrderedLine[];
  /** So many were expected when it was entered; null: nobody said. */
  readonly guests: number | null;
  readonly costCenter: CostCenterName | null;
  /** What the team wanted to know. */
  readonly properties: readonly PropertyAnswer[];
  /** On which dates of a series; null: on all, also those that come into sight later. */
  readonly chosen: ChosenDates | null;
  readonly enteredBy: EnteredBy;
  readonly enteredAt: Instant;
  readonly withdrawnAt: Instant | null;
  readonly version: number;
}

export interface EnteredBy {
  readonly name: string;
  readonly mail: string | null;
  readonly tenantId: string;
  readonly objectId: string;
}

/**
 * Who ended a request: what the meeting ended may live again with it, what a person ended may not. `mistake`: it was on a
 * meeting that was not the planned one; what was entered is a draft again.
 */
export type EndedBy = 'meeting' | 'person' | 'team' | 'time' | 'mistake';

/** What a team has to do for one date, as far as the rules look at it. */
export interface RequestState extends Interval {
  readonly status: RequestStatus;
  /** Each once, in the order of the contract. */
  readonly flags: readonly RequestFlag[];
  readonly room: MailboxAddress;
  readonly deliverAt: Instant;
  readonly deadline: StoredDeadline;
  readonly proposal: Proposal | null;
  /** For people: what the team said, or why it ended or waits. */
  readonly reason: string | null;
  readonly holdUntil: Instant | null;
  readonly endedBy: EndedBy | null;
  readonly lines: readonly OrderedLine[];
  /** Of the price, in hundredths of a percent: charged although it was canceled. Null: it was not, or not too late. */
  readonly feeRate: number | null;
}

/** What the meeting has become while the request stands as it was. */
export interface Proposal extends Interval {
  readonly deliverAt: Instant;
  /** Null: somebody must choose among `rooms`. */
  readonly room: MailboxAddress | null;
  /** Where the meeting is now. */
  readonly rooms: readonly MailboxAddress[];
  /** The team said no to exactly this; it is not asked again. */
  readonly isRefused: boolean;
}

/** A request as it is stored. */
export interface ServiceRequest extends RequestState {
  readonly id: RequestId;
  readonly template: TemplateId;
  readonly link: string;
  readonly provider: ProviderId;
  /** Original start within a series; null for a single meeting. */
  readonly occurrence: Instant | null;
  readonly text: string;
  readonly costCenter: CostCenterName | null;
  /** What whoever ordered was asked, and what the team filled in itself. */
  readonly properties: readonly PropertyAnswer[];
  readonly staffProperties: readonly PropertyAnswer[];
  readonly createdAt: Instant;
  readonly changedAt: Instant;
  readonly version: number;
}
