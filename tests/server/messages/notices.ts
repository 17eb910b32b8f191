import { Instant } from '../../../contract/primitives.ts';
import type { Slot } from '../../../server/modules/messages/index.ts';
import type { StoredNotice } from '../../../server/modules/messages/stored-notice.ts';

/** An hour on Wednesday 2 December 2026, by the clock of Greenwich. */
export function aSlot(from: string, room: string): Slot {
  const start = Instant.parse(`2026-12-02T${from}:00Z`);
  return { start, end: Instant.parse(new Date(Date.parse(start) + 3_600_000).toISOString()), rooms: [room] };
}

const request = {
  provider: 'House team',
  organizer: 'Anna',
  text: 'chairs in a circle',
  order: null,
  answers: [],
};
const calendar = { kind: 'calendar', actor: 'Foyer' } as const;

function common(item: string, second: number) {
  const at = Instant.parse(`2026-11-30T08:00:${String(second).padStart(2, '0')}Z`);
  return { id: `${item}-${second}`, link: null, item, at, isRead: false };
}

export function aCreation(item: string, slot: Slot, second: number): StoredNotice {
  const facts = { ...request, slot, status: 'pending', isRoomPending: false, isLate: false } as const;
  return { ...common(item, second), template: 'request-created', facts };
}

type Changed = Extract<StoredNotice, { template: 'request-changed' }>['facts'];
type Ordered = Pick<Changed, 'order' | 'orderBefore' | 'answers' | 'answersBefore' | 'reason'>;

export function aChange(
  item: string,
  before: Slot,
  after: Slot,
  second: number,
  words: { readonly text?: string; readonly textBefore?: string } & Partial<Ordered> = {},
): StoredNotice {
  const { text = request.text, textBefore = null, ...more } = words;
  const same = { orderBefore: null, answersBefore: null, reason: null, isUncharged: false };
  const facts = {
    ...request,
    ...same,
    ...more,
    text,
    textBefore,
    before,
    after,
    status: 'pending',
    cause: calendar,
  } as const;
  return { ...common(item, second), template: 'request-changed', facts };
}

export function aCancellation(item: string, slot: Slot, second: number): StoredNotice {
  const facts = { ...request, slot, isLate: false, cause: calendar, instead: null } as const;
  return { ...common(item, second), template: 'request-canceled', facts };
}

/** Its room has not been approved yet. */
export function aHold(item: string, slot: Slot, second: number): StoredNotice {
  const facts = { ...request, slot, until: null, why: 'room-pending' } as const;
  return { ...common(item, second), template: 'request-held', facts };
}

export function aResumption(item: string, slot: Slot, second: number): StoredNotice {
  const facts = { ...request, slot, status: 'accepted' } as const;
  return { ...common(item, second), template: 'request-resumed', facts };
}
