import type { Instant, MailboxAddress } from '../../../contract/primitives.ts';
import type { CustomAnswer, VisitorGroup } from '../../../contract/visitor-fields.ts';
import type { LeftBy, ReceptionId, VisitId, VisitorId, VisitStatus } from '../../../contract/visitor-ids.ts';
import type { ChosenDates } from '../services/index.ts';

/** How a visitor is reached; sealed where it is kept. */
export interface Contact {
  /** Lower case. */
  readonly mail: string | null;
  /** E.164. */
  readonly phone: string | null;
  /** In capitals. */
  readonly carPlate: string | null;
}

/** Whom somebody visits who came without having been announced. */
export interface WalkInHost {
  readonly name: string;
  /** Lower case; null: is not told. */
  readonly mail: string | null;
  /** Null: a name that the directory did not have. */
  readonly tenantId: string | null;
  readonly objectId: string | null;
}

/**
 * Somebody whom an organizer expects at a meeting, of a series on each of its dates; or a walk-in, who stood at a desk and
 * named a host.
 */
export interface Visitor extends Contact {
  readonly id: VisitorId;
  /** Null: a walk-in. */
  readonly link: string | null;
  /** Of a walk-in; null: whoever organizes the meeting. */
  readonly host: WalkInHost | null;
  /** Chosen by hand; null: the one that serves the room. */
  readonly reception: ReceptionId | null;
  readonly name: string;
  readonly company: string | null;
  /** The organizer's, for the reception. */
  readonly note: string;
  /** BCP 47; null: as the reception writes. */
  readonly language: string | null;
  /** Several people, of which `name` is the name; null: one person. */
  readonly group: VisitorGroup | null;
  /** To what the reception asks beside that, in the words of then. */
  readonly answers: readonly CustomAnswer[];
  readonly enteredBy: {
    readonly name: string;
    readonly mail: string | null;
    readonly tenantId: string;
    readonly objectId: string;
  };
  readonly enteredAt: Instant;
  /** On which dates of a series; null: on all, also those that come into sight later. */
  readonly chosen: ChosenDates | null;
  readonly withdrawnAt: Instant | null;
  /** Null until the name was erased. */
  readonly forgottenAt: Instant | null;
  readonly version: number;
}

/** What a visitor was told last. */
export interface Told {
  readonly at: Instant;
  readonly start: Instant;
  readonly end: Instant;
  readonly reception: ReceptionId;
}

/** Where a visit stands, as far as its meeting and its visitor go. */
export interface VisitState {
  readonly status: VisitStatus;
  /** The meeting lost its room, and nobody knows yet what becomes of it: desks do not show the visit. */
  readonly isHeld: boolean;
  /** No room has accepted the meeting yet: the visitor is not told. */
  readonly isPending: boolean;
  /** A person has confirmed it, and no room shows the meeting: only a person changes it. */
  readonly isUnfollowed: boolean;
  /** Null: no reception serves the room, and none was chosen. */
  readonly reception: ReceptionId | null;
  readonly room: MailboxAddress | null;
  readonly start: Instant;
  readonly end: Instant;
  readonly told: Told | null;
  /** What ended with its meeting lives again with it, and a date that was left out when it is chosen (`choice`). */
  readonly endedBy: 'meeting' | 'person' | 'time' | 'choice' | null;
}

/** When somebody was inside on an earlier day of their visit. */
export interface Stay {
  readonly arrivedAt: Instant;
  readonly leftAt: Instant;
  readonly leftBy: LeftBy | null;
}

/** One visitor on one date. */
export interface Visit extends VisitState {
  readonly id: VisitId;
  readonly visitor: VisitorId;
  /** Null: of a walk-in. */
  readonly link: string | null;
  /** Original start within a series; null for a single meeting. */
  readonly occurrence: Instant | null;
  /** What the visitor shows at a kiosk: 16 random bytes as base64url, no two alike in the whole database. */
  readonly pass: string;
  readonly arrivedAt: Instant | null;
  readonly leftAt: Instant | null;
  /** Null: has not left. */
  readonly leftBy: LeftBy | null;
  /** When it was taken back last that they had left: they were seen then. */
  readonly backAt: Instant | null;
  /** Of a meeting that lasts for days: when they were inside before they came last, the first stay first. */
  readonly earlier: readonly Stay[];
  /** When the host was asked whether they are still there; that is asked once. */
  readonly remindedAt: Instant | null;
  readonly changedAt: Instant;
  readonly version: number;
}

/** Of whoever has not come yet. */
export const notCome = {
  arrivedAt: null,
  leftAt: null,
  leftBy: null,
  backAt: null,
  earlier: [] as readonly Stay[],
  remindedAt: null,
} as const satisfies Partial<Visit>;
