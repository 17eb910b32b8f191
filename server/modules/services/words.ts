import type { Instant } from '../../../contract/primitives.ts';
import type { Reason } from '../../../contract/meetings.ts';
import type { ProviderKind, RequestStatus } from '../../../contract/services.ts';
import type { Why } from './decision.ts';
import { cityOf, momentsIn } from './deadlines/moments.ts';
import type { Provider, ServiceRequest } from './request.ts';

const reasons: Readonly<Record<Why, string>> = {
  'room-declined':
    'The room declined the meeting. The request waits for another room, then it is canceled free of charge.',
  'rooms-removed':
    'The meeting has no room any more. The request waits for one, then it is canceled free of charge.',
  'room-lost': 'The meeting is no longer in the room’s calendar, and nobody knows yet why.',
  'room-pending': 'The room has not accepted the meeting yet.',
  'meeting-canceled': 'The meeting was canceled.',
  'hold-ended': 'No room was found for the meeting in time.',
  'not-this-meeting': 'It was asked for on another meeting, which this one was taken for.',
  'organizer-gone': 'The organizer has left, and nobody looks after the meeting yet.',
  'not-answered': 'The team had not answered when the meeting was over.',
  rejected: 'The team rejected the request; moving the meeting does not bring it back. Add a new request.',
  ended: 'It is over.',
  withdrawn: 'It was taken back.',
  'deadline-passed': 'Requests for this time are closed, so the team decides about the change.',
  'closed-then':
    'The team does not work at this time, or something is not to be had that day, so it decides about the change.',
  'over-capacity': 'The team has not enough left for this time, so it decides about the change.',
  'room-gone': 'Its room left the meeting and others stay: somebody must choose the room.',
  'served-elsewhere': 'The meeting is where another team delivers; order from that team.',
  'room-not-served': 'The team does not serve the room that the meeting is in now.',
};

export function reasonOf(why: Why): Reason {
  return { code: why, text: reasons[why] };
}

/** Why somebody must answer; empty: nobody must. */
export function questionsOf({ flags, proposal }: Pick<ServiceRequest, 'flags' | 'proposal'>): Reason[] {
  const asked: Why[] = [];
  if (flags.includes('late-change') && (proposal === null || !proposal.isRefused))
    asked.push(flags.includes('over-capacity') ? 'over-capacity' : 'deadline-passed');
  if (flags.includes('needs-choice')) asked.push('room-gone');
  if (flags.includes('needs-provider')) asked.push('room-not-served');
  return asked.map(reasonOf);
}

const statuses: Readonly<Record<RequestStatus, string>> = {
  pending: 'waits for the team’s answer',
  accepted: 'accepted',
  rejected: 'rejected',
  readied: 'readied',
  completed: 'completed',
  canceled: 'canceled',
  'canceled-late': 'canceled late',
};

/** `canceled late` */
export function statusInWords(status: RequestStatus): string {
  return statuses[status];
}

const work: Readonly<Record<ProviderKind, string>> = { 'set-up': 'Set-up', catering: 'Catering', av: 'AV' };

/** e.g. `Set-up by House team: accepted for Wed 2 Dec 2026, 12:00 in fjord (Copenhagen time).` */
export function sentenceOf(
  { status, deliverAt, flags }: Pick<ServiceRequest, 'status' | 'deliverAt' | 'flags'>,
  provider: Pick<Provider, 'kind' | 'name' | 'timeZone'>,
  room: string,
): string {
  const held = flags.includes('on-hold') ? ', on hold' : '';
  return `${work[provider.kind]} by ${provider.name}: ${statuses[status]}${held}, for ${when(deliverAt, provider)} in ${room} (${cityOf(provider.timeZone)} time).`;
}

/** Enough to tell two plans of one person apart; more of it would be a text of its own. */
const MOST_QUOTED = 60;

/** What was entered while no room has shown the meeting; with `asked`, its beginning is quoted. */
export function draftSentence({ kind, name }: Pick<Provider, 'kind' | 'name'>, asked: string | null): string {
  const quoted = asked === null ? '' : ` “${beginningOf(asked)}”`;
  return `${work[kind]} by ${name}: draft${quoted}; it goes to the team when a room shows the meeting.`;
}

function beginningOf(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ');
  return line.length > MOST_QUOTED ? `${line.slice(0, MOST_QUOTED).trimEnd()}…` : line;
}

export function when(at: Instant, { timeZone }: Pick<Provider, 'timeZone'>): string {
  return momentsIn(timeZone)(at);
}
