import { CalendarId, Instant, MailboxAddress, TimeZone, UnitId } from '../../../contract/primitives.ts';
import { ProviderId } from '../../../contract/services.ts';
import type { OccurrenceState, SeenRoom } from '../../../server/modules/meetings/hanging.ts';
import type { Decision, FollowFacts } from '../../../server/modules/services/decision.ts';
import { followMeeting } from '../../../server/modules/services/follow-meeting.ts';
import type { Provider, RequestState } from '../../../server/modules/services/request.ts';

export const fjord = MailboxAddress.parse('fjord@nordhavn.example');
export const skov = MailboxAddress.parse('skov@nordhavn.example');
/** No team serves it. */
export const hudson = MailboxAddress.parse('hudson@nordhavn.example');

/** A moment of Monday 30 November 2026 (`08:00`), or of another day (`12-02 11:00`); UTC. */
export function at(moment: string): Instant {
  const [day, time] = moment.includes(' ') ? moment.split(' ') : ['11-30', moment];
  return Instant.parse(`2026-${day}T${time}:00Z`);
}

export function room(mailbox: MailboxAddress, response: SeenRoom['response'] = 'accepted'): SeenRoom {
  const calendar = CalendarId.parse(`00000000-0000-4000-8000-0000000000${mailbox.length}`);
  return { calendar, mailbox, name: mailbox.split('@')[0] ?? '', response };
}

/** Deadline two hours before, answers by hand, serves fjord and skov. */
export function aTeam(more: Partial<Provider> = {}): Provider {
  return {
    id: ProviderId.parse('20000000-0000-4000-8000-000000000001'),
    kind: 'set-up',
    name: 'House team',
    mail: null,
    language: 'en',
    timeZone: TimeZone.parse('Europe/Copenhagen'),
    deadlineRule: { kind: 'minutes-before', minutes: 120 },
    hours: [],
    closedDays: [],
    holidays: null,
    lateFeeRate: 0,
    coversPerHour: null,
    accepts: 'by-hand',
    whilePending: 'send',
    followsToNewRoom: true,
    units: [UnitId.parse('30000000-0000-4000-8000-000000000001')],
    isActive: true,
    ...more,
  };
}

/** From 12:00 to 13:00 UTC in fjord, unless said otherwise. */
export function aMeeting(more: Partial<OccurrenceState> = {}): OccurrenceState {
  return {
    standing: 'booked',
    start: at('12:00'),
    end: at('13:00'),
    rooms: [room(fjord)],
    holdUntil: null,
    ...more,
  };
}

export interface Asked extends Partial<Omit<FollowFacts, 'template'>> {
  readonly template?: Partial<FollowFacts['template']>;
}

export function facts({ template, ...more }: Asked = {}): FollowFacts {
  return {
    template: {
      room: fjord,
      offsetMinutes: 0,
      offsetFrom: 'start',
      lines: [],
      withdrawnAt: null,
      ...template,
    },
    request: null,
    is: aMeeting(),
    swaps: [],
    planned: [fjord],
    provider: aTeam(),
    serves: (mailbox) => mailbox !== hudson,
    now: at('08:00'),
    ...more,
  };
}

export function follow(asked: Asked = {}): Decision {
  return followMeeting(facts(asked));
}

/** The request that a meeting makes when it is first seen, at 08:00. */
export function aRequest(asked: Asked = {}, more: Partial<RequestState> = {}): RequestState {
  const { next } = follow(asked);
  if (next === null) throw new Error('this meeting makes no request');
  return { ...next, ...more };
}
