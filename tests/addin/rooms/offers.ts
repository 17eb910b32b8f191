import { MailboxAddress, UnitId } from '../../../contract/primitives.ts';
import { RoomOffer } from '../../../contract/rooms.ts';

export const HQ = UnitId.parse('00000000-0000-4000-8000-000000000002');

export function anOffer(name: string, change: Partial<Record<keyof RoomOffer, unknown>> = {}): RoomOffer {
  return RoomOffer.parse({
    mailbox: MailboxAddress.parse(`${name}@nordhavn.example`),
    name,
    capacity: 8,
    equipment: [],
    place: { unit: HQ, names: ['HQ', 'Floor 1'], timeZone: 'Europe/Copenhagen' },
    booking: 'direct',
    availability: 'free',
    conflicts: [],
    refusals: [],
    readAt: '2026-11-30T08:00:00Z',
    isLive: true,
    kind: 'room',
    fit: {
      standing: 'free',
      isElsewhere: false,
      isAtNight: false,
      seatsOver: 2,
      shares: null,
      nearTo: null,
      familiar: null,
      beyond: [],
      points: { capacity: 200, distance: 0, equipment: 0, booking: 0, familiar: 0 },
    },
    ...change,
  });
}

export const tooSmall = { code: 'too-small', seats: 6, capacity: 4 } as const;
export const noVideo = { code: 'missing-equipment', missing: ['video'] } as const;
export const restricted = { code: 'restricted' } as const;
