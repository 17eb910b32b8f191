import { chosenTroubles, seatsTogether } from '../../../addin/rooms/chosen-trouble.ts';
import { troubleSentence } from '../../../addin/rooms/chosen-words.ts';
import { bookedMessage, removedMessage } from '../../../addin/rooms/booking-message.ts';
import { isOpen, reasonsAgainst } from '../../../addin/rooms/reasons.ts';
import { whatToRelax } from '../../../addin/rooms/relax.ts';
import { paneCatalogue } from '../../../addin/texts/catalogue.ts';
import { createTimeFormat } from '../../../ui/time/format.ts';
import { anOffer, noVideo, restricted, tooSmall } from './offers.ts';

const wording = {
  t: paneCatalogue('en').getFixedT(null, 'pane'),
  time: createTimeFormat('en-GB'),
  timeZone: 'Europe/Copenhagen',
};
const hour = (from: number) => ({
  start: `2026-12-01T${String(from).padStart(2, '0')}:00:00Z`,
  end: `2026-12-01T${String(from + 1).padStart(2, '0')}:00:00Z`,
});

const added = (change: Parameters<typeof removedMessage>[1]) =>
  bookedMessage('fjord', { outcome: 'added', offer: anOffer('fjord'), change }, wording);

const text = (offer: ReturnType<typeof anOffer>) =>
  bookedMessage(offer.name, { outcome: 'added', offer, change: { outcome: 'done' } }, wording).text;

test('gives every reason against a room at once, each in a sentence, times in the meeting’s zone', () => {
  const offer = anOffer('lille', {
    availability: 'busy',
    conflicts: [hour(9)],
    refusals: [tooSmall, noVideo, restricted],
  });
  expect(reasonsAgainst(offer, wording)).toEqual([
    'Taken 10:00–11:00.',
    'Seats 4, you need 6.',
    'Has no Video.',
    'Only for certain people; you may see it but not book it.',
  ]);
});

test('sums up more than three busy times', () => {
  const offer = anOffer('fjord', { availability: 'busy', conflicts: [6, 8, 10, 12].map(hour) });
  expect(reasonsAgainst(offer, wording)).toEqual(['Taken 07:00–08:00, 09:00–10:00, 11:00–12:00 and more.']);
});

test('says unknown, not free, when Exchange did not answer, and leaves the room open', () => {
  const offer = anOffer('fjord', { availability: 'unknown' });
  expect(reasonsAgainst(offer, wording)).toEqual(['Exchange does not say whether it is free.']);
  expect(isOpen(offer)).toBe(true);
});

test('has nothing against a free room', () => {
  expect(reasonsAgainst(anOffer('fjord'), wording)).toEqual([]);
});

test('shows a tag of the directory as it was written when there is no word for it', () => {
  const offer = anOffer('fjord', {
    refusals: [{ code: 'missing-equipment', missing: ['sauna', 'display'] }],
  });
  expect(reasonsAgainst(offer, wording)).toEqual(['Has no sauna and Screen.']);
});

test('suggests to relax what alone keeps most rooms away, and never what a person cannot change', () => {
  const offers = [
    anOffer('a', { refusals: [tooSmall] }),
    anOffer('b', { refusals: [{ ...tooSmall, capacity: 5 }], capacity: 5 }),
    anOffer('c', { refusals: [noVideo] }),
    anOffer('d', { availability: 'busy', refusals: [noVideo] }),
    anOffer('e', { refusals: [restricted] }),
    anOffer('f', { refusals: [restricted, tooSmall] }),
  ];
  expect(whatToRelax(offers)).toEqual([
    { wish: 'seats', rooms: 2, seats: 8 },
    { wish: 'equipment', rooms: 1, seats: null },
  ]);
});

test('suggests nothing while a room is open', () => {
  expect(whatToRelax([anOffer('a'), anOffer('b', { refusals: [tooSmall] })])).toEqual([]);
});

test('flags a room of the meeting that became busy or is too small, and forgives missing equipment', () => {
  const offer = anOffer('fjord', { availability: 'busy', refusals: [tooSmall, noVideo] });
  expect(chosenTroubles(offer, 1)).toEqual(['busy', 'too-small']);
  expect(chosenTroubles('gone', 1)).toEqual(['gone']);
});

test('judges the size of several rooms together', () => {
  const small = anOffer('lille', { capacity: 4, refusals: [tooSmall] });
  expect(chosenTroubles(small, 2)).toEqual([]);
  expect(seatsTogether([small, anOffer('fjord')], 12)).toBeNull();
  expect(seatsTogether([small, anOffer('fjord')], 13)).toBe(12);
  expect(seatsTogether([small, anOffer('fjord', { capacity: null })], 99)).toBeNull();
});

test('never calls a room added when the meeting, read again, says otherwise', () => {
  expect(added({ outcome: 'done' })).toEqual({
    intent: 'success',
    text: 'fjord is in the meeting. It is booked when you send.',
  });
  expect(added({ outcome: 'not-added' }).intent).toBe('error');
  expect(added({ outcome: 'only-text' }).text).toContain('text only, which books nothing');
  expect(added({ outcome: 'added-twice' }).intent).toBe('warning');
  expect(added({ outcome: 'refused', code: 9002 }).text).toContain('9002');
  expect(added({ outcome: 'others-changed', appeared: ['skov'], vanished: [] }).text).toBe(
    'fjord is in the meeting. It is booked when you send. Outlook also brought in skov. Check the location in the form.',
  );
});

test('says where Outlook kept a room that was to go', () => {
  expect(removedMessage('fjord', { outcome: 'kept', as: 'attendee' }, wording).text).toBe(
    'Outlook kept fjord among the attendees. Remove it in the form.',
  );
});

test('promises no booking where somebody decides or Exchange did not answer', () => {
  expect(text(anOffer('bestyrelse', { booking: 'request' }))).toContain('somebody decides');
  expect(text(anOffer('fjord', { availability: 'unknown' }))).toContain('could not say');
});

/** Desks of which at most `free` are left for six. */
const desks = (free: number) =>
  anOffer('desks', {
    kind: 'workspace',
    capacity: 12,
    availability: free >= 6 ? 'free' : 'busy',
    conflicts: free >= 6 ? [] : [hour(9)],
    places: { free, all: 12 },
    fit: { ...anOffer('desks').fit, seatsOver: 6 },
  });

test('says how many places of a workspace are left when they are too few, and not that it is taken', () => {
  expect(reasonsAgainst(desks(2), wording)).toEqual([
    'At most 2 of 12 places are free at this time, you need 6.',
  ]);
  expect(reasonsAgainst(desks(0), wording)).toEqual(['All 12 places are taken at this time.']);
  expect(reasonsAgainst(desks(6), wording)).toEqual([]);
});

test('fewer seats would do where some places are left, another time where none is', () => {
  expect(whatToRelax([desks(2), desks(4)])).toEqual([{ wish: 'seats', rooms: 2, seats: 4 }]);
  expect(whatToRelax([desks(0)])).toEqual([{ wish: 'time', rooms: 1, seats: null }]);
});

test('warns of a workspace in the meeting only when too few of its places are left', () => {
  expect(chosenTroubles(desks(6), 1)).toEqual([]);
  expect(chosenTroubles(desks(2), 1)).toEqual(['busy']);
  const said = (free: number) => troubleSentence('busy', 'desks', desks(free), { seats: 6 }, wording);
  expect(said(2)).toBe('desks has at most 2 of 12 places free at this time, you need 6.');
  expect(said(0)).toBe('All 12 places of desks are taken at this time.');
});
