import { BoardRequest } from '../../../contract/service-teams.ts';

export const TEAM = '66666666-6666-4666-8666-666666666666';
export const requestId = (number: number) => `99999999-9999-4999-8999-${String(number).padStart(12, '0')}`;

type Sent = Parameters<typeof BoardRequest.parse>[0];

/** Chairs for Anna's meeting of Monday at noon in Fjord, pending. */
export function aRequest(
  number: number,
  over: Partial<Record<keyof BoardRequest, unknown>> = {},
): BoardRequest {
  const fjord = { mailbox: 'fjord@nordhavn.example', name: 'Fjord', place: ['HQ', 'Floor 2'] };
  const sent: Sent = {
    id: requestId(number),
    provider: TEAM,
    link: '88888888-8888-4888-8888-888888888888',
    occurrence: null,
    status: 'pending',
    flags: [],
    text: `Chairs in a circle, ${number} flip charts`,
    lines: [],
    total: null,
    costCenter: null,
    properties: [],
    staffProperties: [],
    room: fjord,
    start: '2026-11-30T11:00:00.000Z',
    end: '2026-11-30T12:00:00.000Z',
    deliverAt: '2026-11-30T10:30:00.000Z',
    deadline: {
      at: '2026-11-30T08:30:00.000Z',
      isPassed: false,
      sentence: 'Closes at 09:30.',
      language: 'en' as const,
    },
    organizer: { name: 'Anna Holm', mail: 'anna@nordhavn.example' },
    proposal: null,
    rooms: [fjord],
    questions: [],
    unread: 0,
    reason: null,
    endedBy: null,
    fee: null,
    holdUntil: null,
    buffer: null,
    settledAs: null,
    actions: ['accept', 'reject'],
    createdAt: '2026-11-29T08:00:00.000Z',
    changedAt: '2026-11-29T08:00:00.000Z',
    version: 1,
    ...over,
  };
  return BoardRequest.parse(sent);
}
