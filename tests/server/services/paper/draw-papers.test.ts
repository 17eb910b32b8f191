import { Instant, TimeZone } from '../../../../contract/primitives.ts';
import { drawPapers } from '../../../../server/modules/services/paper/draw-papers.ts';
import { aRequest } from '../../../portal/requests/a-request.ts';
import { readPdf } from '../../../support/read-pdf.ts';

const line = (name: string, quantity: number) => ({
  item: '66666666-6666-4666-8666-666666666667',
  name,
  unit: 'per person',
  quantity,
  options: [],
  unitPrice: 2_500,
  vatRate: 2_500,
  discount: 0,
  net: 2_500,
  vat: 625,
  gross: 3_125,
});
const papers = (requests: readonly ReturnType<typeof aRequest>[], isCut = false) => ({
  team: 'Canteen CPH',
  timeZone: TimeZone.parse('Europe/Copenhagen'),
  requests,
  isCut,
  asOf: Instant.parse('2026-11-30T08:00:00Z'),
});
const draw = async (...asked: Parameters<typeof drawPapers>) => await readPdf(await drawPapers(...asked));

test('a ticket is a sheet of A5 with everything that is known', async () => {
  const total = { net: 20_000, vat: 5_000, gross: 25_000, currency: 'DKK' };
  const pages = await draw(
    'tickets',
    papers([aRequest(1, { lines: [line('Coffee', 8)], total, flags: ['pending-room'] }), aRequest(2)]),
  );
  expect(pages.map(({ width, height }) => [width, height])).toEqual([
    [148, 210],
    [148, 210],
  ]);
  const text = pages[0]?.text ?? '';
  for (const part of [
    'Canteen CPH · No. 99999999',
    '11:30',
    'Fjord · HQ › Floor 2',
    'Meeting 12:00–13:00',
    'For Anna Holm',
    'waits for the team’s answer, pending room',
    '8 × Coffee',
    'Chairs in a circle, 1 flip charts',
    'DKK 250.00 with VAT',
    'As of Mon 30 Nov 2026, 09:00.',
  ]) {
    expect(text).toContain(part);
  }
});

test('ten thousand letters with markup, emoji and Hebrew go on over as many sheets as they take, and none is lost', async () => {
  const part = '<b>Nuts & milk</b> 🥜 – ללא גלוטן (קפה) – بدون حليب – 漢 ';
  const note = part.repeat(Math.ceil(10_000 / part.length)).slice(0, 10_000);
  const pages = await draw('tickets', papers([aRequest(1, { text: note })]));
  const text = pages.map((page) => page.text).join('\n');
  const count = (of: string) => text.replaceAll('\n', ' ').split(of).length - 1;
  const whole = Math.floor(10_000 / part.length);

  expect(pages.length).toBeGreaterThan(3);
  for (const { text: sheet } of pages) expect(sheet).toContain('No. 99999999');
  expect(count('🥜')).toBeGreaterThanOrEqual(whole);
  expect(count('IDEOGRAPH-6F22]')).toBeGreaterThanOrEqual(whole);
  expect(count('<b>')).toBeGreaterThanOrEqual(whole);
  for (const word of ['גלוטן', 'ללא']) {
    expect(count(word) + count(Array.from(word).toReversed().join(''))).toBeGreaterThanOrEqual(whole);
  }
});

test('a label is of the size of a label, one each, whatever was ordered', async () => {
  const lines = Array.from({ length: 9 }, (_, at) => line(`Thing ${at} ${'x'.repeat(200)}`, at + 1));
  const pages = await draw('labels', papers([aRequest(1, { lines }), aRequest(2)]));
  expect(pages.map(({ width, height }) => [width, height])).toEqual([
    [100, 60],
    [100, 60],
  ]);
  expect(pages[0]?.text).toContain('and 6 more');
  expect(pages[0]?.text).toContain('Anna Holm · No. 99999999');
});

test('a list has a line for each, and says when there are more', async () => {
  const many = Array.from({ length: 60 }, (_, at) => aRequest(at + 1));
  const pages = await draw('list', papers(many, true));
  const text = pages.map((page) => page.text).join('\n');
  expect(pages[0]).toMatchObject({ width: 210, height: 297 });
  expect(text).toContain('60 requests, as of Mon 30 Nov 2026, 09:00');
  for (const at of [1, 30, 60]) expect(text).toContain(`Chairs in a circle, ${at} flip charts`);
  expect(text).toContain('Only the first 60 are here. Choose a day.');
  expect((await draw('list', papers([])))[0]?.text).toContain('0 requests');
});
