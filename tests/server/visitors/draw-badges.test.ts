import { readFileSync } from 'node:fs';
import path from 'node:path';
import { BadgeLayout } from '../../../contract/badges.ts';
import { qrPicture } from '../../../server/paper/qr-code.ts';
import { drawBadges } from '../../../server/modules/visitors/badge/draw-badges.ts';
import type { Badge } from '../../../server/modules/visitors/badge/draw-badges.ts';
import { readPdf } from '../../support/read-pdf.ts';
import { drawPdf, readQr } from '../../support/read-qr.ts';

const link = 'https://foyer.nordhavn.example/kiosk/#pass=AbCdEfGhIjKlMnOpQrStUv';
const vera: Badge = {
  name: 'Vera Olsen',
  company: 'Fabrikam',
  host: 'Host: Anna Holm',
  day: '2 December 2026',
  link,
  photo: null,
};
const layout = (more: object = {}) => BadgeLayout.parse(more);
const draw = (badges = [vera], more: object = {}) => drawBadges(layout(more), badges, 'Reception CPH');
/** Letters only: a name is broken wherever a line ends. */
const letters = (text: string) => text.replaceAll(/\s/gu, '');

test('a badge says zone, name, company, host and day, and its code leads to the pass', async () => {
  const content = await draw([vera], { zone: 'Guest, floor 2', color: 'red' });
  const pages = await readPdf(content);
  expect(pages).toHaveLength(1);
  expect(pages[0]).toMatchObject({ width: 62, height: 100 });
  const text = letters(pages[0]?.text ?? '');
  expect(text).toBe(letters('Guest, floor 2 Vera Olsen Fabrikam Host: Anna Holm 2 December 2026'));
  expect(await readQr(await drawPdf(content))).toBe(link);
});

test.each([
  ['label', 1, 62, 100],
  ['a6', 1, 105, 148],
  ['a4', 4, 210, 297],
])('five badges of size %s stand %i on a page', async (size, perPage, width, height) => {
  const five = Array.from({ length: 5 }, (_, at) => ({ ...vera, name: `Guest ${at}` }));
  const pages = await readPdf(await draw(five, { size }));
  expect(pages).toHaveLength(Math.ceil(5 / perPage));
  expect(pages.every((page) => page.width === width && page.height === height)).toBe(true);
  expect(pages.map(({ text }) => [...text.matchAll(/Guest/g)].length)).toEqual(
    perPage === 1 ? [1, 1, 1, 1, 1] : [4, 1],
  );
});

test.each(['label', 'a6', 'a4'])(
  'a photo stands beside the code on a %s, and both are whole',
  async (size) => {
    const photo = readFileSync(path.join(import.meta.dirname, '..', '..', 'support', 'face.jpg'));
    const content = await draw([{ ...vera, photo }], { size });
    expect(content.includes(photo)).toBe(true);
    expect(letters((await readPdf(content))[0]?.text ?? '')).toContain('VeraOlsen');
    expect(await readQr(await drawPdf(content))).toBe(link);
  },
);

test('what a layout does not show is not there', async () => {
  const shows = { company: false, host: false, code: false };
  const content = await draw([vera], { shows });
  const [page] = await readPdf(content);
  expect(page?.text).not.toContain('Fabrikam');
  expect(page?.text).not.toContain('Anna');
  expect(page?.text).toContain('2 December 2026');
  expect(await readQr(await drawPdf(content))).toBeNull();
});

test.each([
  ['one letter', 'X'],
  ['300 letters without a blank', 'Wolfeschlegelsteinhausen'.repeat(13).slice(0, 300)],
  ['300 letters in words', 'Maria del Carmen '.repeat(20).slice(0, 299).trim()],
  ['Cyrillic', 'Александра Константинопольская'],
  ['Greek', 'Αλεξάνδρα Παπαδοπούλου'],
  ['markup', '<b>Bo & "Co"</b> {{name}}'],
])('a name of %s stands on one badge whole, with the code below it', async (_what, name) => {
  for (const size of ['label', 'a6', 'a4']) {
    const content = await draw([{ ...vera, name }], { size });
    const pages = await readPdf(content);
    expect(pages).toHaveLength(1);
    expect(letters(pages[0]?.text ?? '')).toContain(letters(name));
    expect(await readQr(await drawPdf(content))).toBe(link);
  }
});

test.each([
  ['Hebrew', 'שרה כהן'],
  ['Arabic', 'ليلى حداد'],
])('a name in %s runs from right to left', async (_what, name) => {
  const content = await draw([{ ...vera, name }]);
  const [page] = await readPdf(content);
  const found = Array.from(letters(page?.text ?? '').normalize('NFKC'));
  expect(Array.from(letters(name)).every((letter) => found.includes(letter))).toBe(true);
  expect(await readQr(await drawPdf(content))).toBe(link);
});

test('a code as a picture is read by any reader', async () => {
  expect(await readQr(qrPicture(link))).toBe(link);
});
