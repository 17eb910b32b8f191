import { putMeeting, readMeeting, readVerdict, recoverMeetings } from '../../../contract/meetings.ts';
import { findPreviousVisitors } from '../../../contract/previous-visitors.ts';
import type { PreviousVisitor } from '../../../contract/previous-visitors.ts';
import {
  changeVisitor,
  listRoomReceptions,
  listVisitors,
  registerVisitors,
  withdrawVisitor,
} from '../../../contract/visitors.ts';
import { confirmVisits } from '../../../contract/unfollowed-visits.ts';
import type { ReceptionClosed, ToConfirm, VisitorReply } from '../../../contract/visitors.ts';
import { at } from '../outlook/composed-fakes.ts';
import { aServer } from '../shell/pane-harness.tsx';

export const cph = '60000000-0000-4000-8000-000000000001';
export const fjord = { mailbox: 'fjord@nordhavn.example', name: 'Fjord' };
const NOW = at('2026-11-30T08:00:00Z');

const meetingOf = (bookingKey = '') => ({
  id: '40000000-0000-4000-8000-000000000001',
  bookingKey,
  state: 'draft',
  sentence: 'Not sent yet.',
  hanging: [],
  rooms: [],
  now: NOW,
  version: 1,
});

/** The server with one reception that serves Fjord, and a memory of who was registered. */
export function aServerWithReception() {
  const server = aServer();
  const { more } = server.answers;
  const desk = {
    asks: {
      mail: 'optional',
      company: 'optional',
      phone: 'optional',
      carPlate: 'hidden',
      language: 'hidden',
      fields: [],
    } as Record<string, unknown>,
    visitors: [] as VisitorReply[],
    toConfirm: null as ToConfirm | null,
    /** Whom the person has expected before. */
    previous: [] as PreviousVisitor[],
    ownDomains: ['nordhavn.example'],
    /** What the next registration or change is refused with. */
    refusal: null as Error | null,
    serves: [fjord],
    isTexting: false,
    /** Why nobody is there when the meeting begins. */
    closed: null as ReceptionClosed | null,
    /** Places to park, and how many are left. */
    parking: null as { places: number; left: number } | null,
    /** Of a series the dates of which there is something to say. */
    dates: [] as { date: string; start: string; closed: ReceptionClosed | null; isFull: boolean }[],
  };
  const orRefused = <T>(answer: () => T): T => {
    const { refusal } = desk;
    desk.refusal = null;
    if (refusal) throw refusal;
    return answer();
  };
  more.set(putMeeting, ({ params }) => meetingOf(params['bookingKey']));
  more.set(readMeeting, ({ params }) => meetingOf(params['bookingKey']));
  more.set(readVerdict, () => ({ warn: false, message: null, reasons: [], asOf: NOW }));
  more.set(recoverMeetings, () => ({ meetings: [] }));
  more.set(listRoomReceptions, () => ({
    receptions: [
      {
        id: cph,
        name: 'Reception CPH',
        timeZone: 'Europe/Copenhagen',
        rooms: desk.serves,
        asks: desk.asks,
        closed: desk.closed,
        parking: desk.parking,
        dates: desk.dates,
        noticeMinutes: 1_440,
        isTexting: desk.isTexting,
        retentionDays: 30,
      },
    ],
    ownDomains: desk.ownDomains,
    now: NOW,
  }));
  more.set(listVisitors, ({ query }) => {
    const list = { visitors: desk.visitors, toConfirm: desk.toConfirm };
    const digest = JSON.stringify(list);
    const isUnchanged = query['known'] === digest;
    return isUnchanged
      ? { visitors: [], toConfirm: null, now: NOW, digest, isUnchanged }
      : { ...list, now: NOW, digest, isUnchanged };
  });
  more.set(confirmVisits, () =>
    orRefused(() => {
      desk.toConfirm = null;
      return { visitors: desk.visitors, toConfirm: null, now: NOW };
    }),
  );
  more.set(registerVisitors, ({ body }) =>
    orRefused(() => {
      const { visitors, isDryRun } = body as { visitors: Partial<VisitorReply>[]; isDryRun?: boolean };
      if (isDryRun === true) return { visitors: [] };
      // Answers come back with the names of their fields, not as they were sent.
      desk.visitors = [...desk.visitors, ...visitors.map((one) => aVisitor({ ...one, answers: [] }))];
      return { visitors: desk.visitors };
    }),
  );
  more.set(findPreviousVisitors, () => ({ visitors: desk.previous }));
  more.set(changeVisitor, ({ body, params }) =>
    orRefused(() => {
      desk.visitors = desk.visitors.map((one) =>
        one.id === params['visitor']
          ? { ...one, ...(body as Partial<VisitorReply>), version: one.version + 1 }
          : one,
      );
      return desk.visitors.find(({ id }) => id === params['visitor']);
    }),
  );
  more.set(withdrawVisitor, ({ params }) => desk.visitors.find(({ id }) => id === params['visitor']));
  return { server, desk };
}

export function aVisitor(change: Partial<VisitorReply> = {}): VisitorReply {
  return {
    id: '70000000-0000-4000-8000-000000000001',
    name: 'Vera Olsen',
    mail: 'vera@fabrikam.example',
    company: 'Fabrikam',
    phone: null,
    note: '',
    carPlate: null,
    language: null,
    group: null,
    answers: [],
    reception: null,
    status: 'draft',
    isUnfollowed: false,
    dates: null,
    sentence: 'The reception expects the visitor as soon as a room shows the meeting.',
    visits: [],
    alsoExpected: [],
    mayChange: { isAllowed: true, reason: null },
    version: 1,
    ...change,
  } as VisitorReply; // ids are not branded here
}
