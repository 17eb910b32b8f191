import {
  discardMeeting,
  listDrafts,
  putMeeting,
  readMeeting,
  readVerdict,
  recoverMeetings,
  takeBackMeeting,
} from '../../../contract/meetings.ts';
import type { Language } from '../../../contract/languages.ts';
import type { RoomBuffer } from '../../../contract/room-buffer.ts';
import type { MeetingReply } from '../../../contract/meetings.ts';
import {
  addTemplate,
  changeTemplate,
  listRoomProviders,
  listTemplates,
  withdrawTemplate,
} from '../../../contract/services.ts';
import type { TemplateReply } from '../../../contract/services.ts';
import { listClosedDates } from '../../../contract/closed-dates.ts';
import { at } from '../outlook/composed-fakes.ts';
import { aServer } from '../shell/pane-harness.tsx';

export const houseTeam = '30000000-0000-4000-8000-000000000001';
export const fjord = { mailbox: 'fjord@nordhavn.example', name: 'Fjord' };
export const skov = { mailbox: 'skov@nordhavn.example', name: 'Skov' };
export const NOW = at('2026-11-30T08:00:00Z');

/** The server with one team that serves Fjord, and a memory of what it was asked for. */
export function aServerWithTeam() {
  const server = aServer();
  const { more } = server.answers;
  const team = {
    deadline: {
      at: at('2026-12-01T07:00:00Z'),
      isPassed: false,
      sentence: 'Order by Tue 1 Dec, 08:00 (Copenhagen).',
      language: 'en' as Language,
    },
    /** Why it does not work at that moment. */
    closed: null as string | null,
    /** Rooms that are needed longer than the meeting. */
    buffers: [] as RoomBuffer[],
    hasMenu: false,
    /** What it wants to know. */
    asks: [] as TemplateReply['asks'],
    /** Which of the chosen rooms it serves. */
    rooms: [fjord],
    templates: [] as TemplateReply[],
    /** Another team that serves the same rooms. */
    other: null as { readonly id: string; readonly name: string } | null,
    drafts: [] as MeetingReply[],
    meeting: {} as Partial<MeetingReply>,
    verdict: { warn: false, message: null as string | null },
    found: [] as MeetingReply[],
  };
  const meetingOf = (bookingKey: string, plan: Record<string, unknown> = {}) =>
    ({
      id: '40000000-0000-4000-8000-000000000001',
      bookingKey,
      state: 'draft',
      sentence: 'Not sent yet.',
      reason: null,
      organizer: { mail: 'anna@nordhavn.example', name: 'Anna Holm' },
      mayUndo: false,
      enteredBy: null,
      start: at('2026-12-01T09:00:00Z'),
      end: at('2026-12-01T10:00:00Z'),
      timeZone: 'Europe/Copenhagen',
      isSeries: false,
      occurrences: 0,
      rooms: [],
      hanging: [],
      asOf: null,
      now: NOW,
      version: 1,
      ...plan,
      ...team.meeting,
    }) as unknown as MeetingReply;

  more.set(putMeeting, ({ params }) => meetingOf(params['bookingKey'] ?? ''));
  more.set(readMeeting, ({ params }) => meetingOf(params['bookingKey'] ?? ''));
  more.set(takeBackMeeting, ({ params }) => {
    team.meeting = { ...team.meeting, state: 'draft', mayUndo: false };
    return meetingOf(params['bookingKey'] ?? '');
  });
  more.set(readVerdict, () => ({ ...team.verdict, reasons: [], asOf: NOW }));
  more.set(recoverMeetings, () => ({ meetings: team.found }));
  more.set(listDrafts, () => ({ drafts: team.drafts, isComplete: true }));
  more.set(discardMeeting, ({ params }) => {
    team.drafts = team.drafts.filter(({ bookingKey }) => bookingKey !== params['bookingKey']);
    return {};
  });
  more.set(listTemplates, () => ({ templates: team.templates, now: NOW }));
  more.set(listClosedDates, () => ({ closed: [], now: NOW }));
  more.set(listRoomProviders, () => ({
    providers: [{ id: houseTeam, name: 'House team' }, ...(team.other ? [team.other] : [])].map((one) => ({
      ...one,
      kind: 'set-up',
      rooms: team.rooms,
      accepts: 'by-hand',
      whilePending: 'send',
      timeZone: 'Europe/Copenhagen',
      deadline: team.deadline,
      closed: team.closed,
      hasMenu: team.hasMenu,
      asks: team.asks,
    })),
    buffers: team.buffers,
    unserved: [],
    now: NOW,
  }));
  more.set(addTemplate, ({ body }) => {
    const { text, offsetMinutes } = body as Pick<TemplateReply, 'text' | 'offsetMinutes'>;
    const template = aTemplate({ text, offsetMinutes }, team.deadline);
    team.templates = [...team.templates, template];
    return template;
  });
  more.set(changeTemplate, ({ body }) => {
    const { properties: _given, ...said } = body as Record<string, unknown>; // answers come back in words, not as they were sent
    team.templates = team.templates.map((one) => ({ ...one, ...said, version: one.version + 1 }));
    return team.templates[0];
  });
  more.set(withdrawTemplate, () => {
    team.templates = team.templates.map((one) => ({ ...one, withdrawnAt: NOW }));
    return team.templates[0];
  });
  return { server, team, meetingOf };
}

export function aTemplate(
  { text = 'chairs in a circle', offsetMinutes = 0, ...more }: Partial<TemplateReply>,
  deadline: TemplateReply['deadline'],
): TemplateReply {
  const template = {
    id: '50000000-0000-4000-8000-000000000001',
    provider: { id: houseTeam, kind: 'set-up', name: 'House team', timeZone: 'Europe/Copenhagen' },
    room: null,
    text,
    offsetMinutes,
    offsetFrom: 'start',
    lines: [],
    total: null,
    costCenter: null,
    properties: [],
    dates: null,
    asks: [],
    messages: 0,
    instead: null,
    enteredBy: 'Anna Holm',
    enteredAt: NOW,
    withdrawnAt: null,
    status: 'draft',
    sentence: 'The team hears of it when the meeting is sent.',
    flags: [],
    deliverAt: at('2026-12-01T09:00:00Z'),
    deadline,
    mayChange: { isAllowed: true, reason: null },
    mayWithdraw: { isAllowed: true, reason: null },
    requests: [],
    isComplete: true,
    version: 1,
  };
  return { ...template, room: null, ...more } as unknown as TemplateReply; // ids are not branded here
}
