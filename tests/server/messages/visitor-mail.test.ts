import ICAL from 'ical.js';
import { Instant } from '../../../contract/primitives.ts';
import { renderMail } from '../../../server/modules/messages/render-mail.ts';
import { readNotice } from '../../../server/modules/messages/stored-notice.ts';
import type { StoredNotice } from '../../../server/modules/messages/stored-notice.ts';
import { readQr } from '../../support/read-qr.ts';

const PASS = 'https://foyer.test/kiosk/#pass=AbCdEfGhIjKlMnOpQrStUv';
const reader = {
  language: 'en-GB',
  timeZone: 'Europe/Copenhagen',
  portalUrl: 'https://foyer.test/portal/',
  from: 'foyer@nordhavn.example',
};
const slot = (start: string, end: string) => ({ start, end, rooms: ['Reception CPH', 'HQ'] });
const noon = slot('2026-12-02T11:00:00.000Z', '2026-12-02T12:00:00.000Z');

function aNotice(template: string, sequence: number, facts: object, item = 'visit-1'): StoredNotice {
  const common = {
    visitor: 'Vera Olsen',
    host: 'Anna Holm',
    directions: 'Bring a photo ID;\nring twice, please.',
  };
  const at = Instant.parse(`2026-12-01T11:0${sequence}:00.000Z`);
  const row = { id: `n${sequence}`, link: 'link', item, template, at, isRead: false };
  const notice = readNotice({
    ...row,
    facts: { ...common, retentionDays: 30, sequence, pass: PASS, ...facts },
  });
  if (!notice) throw new Error(`${template} does not take these facts`);
  return notice;
}

const invited = aNotice('visit-invited', 1, { slot: noon });

/** The calendar in a mail as another reader understands it. */
function calendarOf(notices: readonly StoredNotice[], at = 0) {
  const file = renderMail(notices, reader).calendars[at];
  if (!file) throw new Error('the mail holds no such calendar');
  const root = new ICAL.Component(ICAL.parse(file.text));
  return {
    file,
    method: root.getFirstPropertyValue('method'),
    events: root.getAllSubcomponents('vevent').map((part) => new ICAL.Event(part)),
  };
}

test('an invitation carries the code of the visit as picture and link, with words where no picture is shown', async () => {
  const { html, text, pictures } = renderMail([invited], reader);
  expect(pictures).toHaveLength(1);
  expect(await readQr(pictures[0]?.content ?? Buffer.of())).toBe(PASS);
  expect(html).toContain(`src="cid:${pictures[0]?.cid}"`);
  expect(html).toMatch(/alt="QR code of your visit; it holds the link below"/);
  expect(html).toContain(`href="${PASS}"`);
  expect(text).toContain(PASS);
});

test('the calendar of an invitation says where and when, and nothing that the mail does not say', () => {
  const { method, events, file } = calendarOf([invited]);
  expect([method, events.length, file.fileName]).toEqual(['PUBLISH', 1, 'visit.ics']);
  const [event] = events;
  expect(event?.uid).toBe('visit-1@visits.foyer');
  expect(event?.sequence).toBe(1);
  expect(event?.summary).toBe('Visit to Reception CPH');
  expect(event?.location).toBe('Reception CPH, HQ');
  expect(event?.startDate.toJSDate().toISOString()).toBe(noon.start);
  expect(event?.endDate.toJSDate().toISOString()).toBe(noon.end);
  expect(event?.description).toContain('Bring a photo ID;\nring twice, please.');
  expect(event?.description).toContain(PASS);
  expect(event?.organizer).toBe('mailto:foyer@nordhavn.example');
  expect(event?.component.getFirstProperty('organizer')?.getParameter('cn')).toBe('Anna Holm');
  expect(file.text.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
});

test('before and after the clocks are turned a visit is at the instant of its meeting', () => {
  const [before, after] = ['2027-03-27T09:00:00.000Z', '2027-03-29T08:00:00.000Z']; // ten o'clock in Copenhagen
  const { events } = calendarOf([
    aNotice('visit-invited', 1, { slot: slot(before ?? '', '2027-03-27T10:00:00.000Z') }, 'visit-1'),
    aNotice('visit-invited', 2, { slot: slot(after ?? '', '2027-03-29T09:00:00.000Z') }, 'visit-2'),
  ]);
  const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Copenhagen', timeStyle: 'short' });
  expect(events.map(({ startDate }) => clock.format(startDate.toJSDate()))).toEqual(['10:00', '10:00']);
  expect(events.map(({ startDate }) => startDate.toJSDate().toISOString())).toEqual([before, after]);
});

test('a correction is the same visit with a higher number; a cancellation takes it out of the calendar', () => {
  const later = slot('2026-12-03T11:00:00.000Z', '2026-12-03T12:00:00.000Z');
  const changed = calendarOf([aNotice('visit-changed', 2, { before: noon, after: later })]);
  expect(changed.method).toBe('PUBLISH');
  expect(changed.events[0]?.uid).toBe('visit-1@visits.foyer');
  expect(changed.events[0]?.sequence).toBe(2);
  expect(changed.events[0]?.startDate.toJSDate().toISOString()).toBe(later.start);

  const gone = aNotice('visit-canceled', 3, { slot: later });
  const canceled = calendarOf([gone]);
  expect([canceled.method, canceled.file.fileName]).toEqual(['CANCEL', 'visit-canceled.ics']);
  expect(canceled.events[0]?.sequence).toBe(3);
  expect(canceled.events[0]?.component.getFirstPropertyValue('status')).toBe('CANCELLED');
  const mail = renderMail([gone], reader);
  expect(mail.pictures).toEqual([]);
  expect(mail.calendars.map(({ text }) => text).join('')).not.toContain('pass=');
});

test('of what one mail says of a visit the last counts', () => {
  const later = slot('2026-12-03T11:00:00.000Z', '2026-12-03T12:00:00.000Z');
  const { events } = calendarOf([invited, aNotice('visit-changed', 2, { before: noon, after: later })]);
  expect(events.map(({ sequence }) => sequence)).toEqual([2]);
});

test('a notice of an earlier version, without a pass, is told without a code', () => {
  const { pictures, text } = renderMail([aNotice('visit-invited', 1, { slot: noon, pass: null })], reader);
  expect(pictures).toEqual([]);
  expect(text).not.toContain('Show this code');
});

test('mails to people of the organization carry neither code nor calendar', () => {
  const arrived = {
    visitor: 'Vera Olsen',
    company: null,
    slot: noon,
    arrivedAt: '2026-12-02T10:55:00.000Z',
  };
  const { pictures, calendars } = renderMail([aNotice('visitor-arrived', 1, arrived)], reader);
  expect([pictures, calendars]).toEqual([[], []]);
});
