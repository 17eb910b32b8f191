import { policyRefusals } from '../../../contract/policy-refusals.ts';
import type { Refusal } from '../../../contract/rooms.ts';
import { chosenTroubles } from '../../../addin/rooms/chosen-trouble.ts';
import { reasonsAgainst } from '../../../addin/rooms/reasons.ts';
import { paneCatalogue } from '../../../addin/texts/catalogue.ts';
import { createTimeFormat } from '../../../ui/time/format.ts';
import { anOffer } from './offers.ts';

const t = paneCatalogue('en-GB').getFixedT('en-GB', 'pane');
const wording = { t, time: createTimeFormat('en-GB'), timeZone: 'Europe/Copenhagen' };

const sentences: readonly (readonly [Refusal, string])[] = [
  [{ code: 'closed-day', day: '2026-12-24', name: 'Christmas', from: 'Denmark' }, 'Christmas (Denmark).'],
  [
    { code: 'outside-hours', day: '2026-12-01', hours: [{ from: '08:00', to: '18:00' }], from: 'HQ' },
    'open 08:00–18:00 (HQ).',
  ],
  [{ code: 'outside-hours', day: '2026-12-05', hours: [], from: null }, '5 Dec 2026.'],
  [{ code: 'too-long', minutes: 300, most: 240, from: 'HQ' }, 'At most 4 hours at a time (HQ).'],
  [{ code: 'too-soon', minutes: 2_880, from: null }, 'Must be booked 2 days ahead.'],
  [{ code: 'too-far-ahead', days: 14, last: '2026-12-14', from: 'HQ' }, '14 Dec 2026 (HQ).'],
  [{ code: 'too-few', seats: 4, needed: 5, from: 'HQ' }, 'For 5 people or more; you are 4 (HQ).'],
  [{ code: 'too-many-open', open: 3, most: 3, from: 'HQ' }, 'may have 3 (HQ).'],
  [
    { code: 'too-many-hours', minutes: 150, mostHours: 2, from: 'HQ' },
    '2 hours and 30 minutes in such rooms',
  ],
  [{ code: 'restricted', from: 'HQ' }, 'Only for certain people (HQ);'],
];

test.each(sentences)('says of %j in a sentence what the policy has against the meeting', (refusal, words) => {
  const [sentence] = reasonsAgainst(anOffer('fjord', { refusals: [refusal] }), wording);
  expect(sentence).toContain(words);
});

test('has a sentence for every reason that a policy can give', () => {
  const said = new Set(sentences.map(([{ code }]) => code));
  expect(policyRefusals.filter(({ shape }) => !said.has(shape.code.value))).toEqual([]);
});

test('warns about a room that is in the meeting already, once whatever the reasons, and not as of a list that Exchange keeps', () => {
  const refusals = sentences.map(([refusal]) => refusal);
  expect(chosenTroubles(anOffer('fjord', { refusals }), 1)).toEqual(['policy']);
  expect(chosenTroubles(anOffer('fjord', { refusals: [{ code: 'restricted' }] }), 1)).toEqual(['restricted']);
});
