import { setImmediate as pause } from 'node:timers/promises';
import type { EvacuationList, PersonGone, PersonInside } from '../../../../contract/evacuation.ts';
import { createSheets } from '../../../paper/sheets.ts';
import type { Sheets } from '../../../paper/sheets.ts';
import { wallClocks } from './wall-clocks.ts';
import type { WallClocks } from './wall-clocks.ts';

const A4 = { width: 210, height: 297, margin: 12 };
/** So many are drawn before others get their turn. */
const AT_ONCE = 20;

/** A roll call on paper: a box to tick per person, by building, on the clock of the reception. */
export async function drawEvacuationList(list: EvacuationList): Promise<Buffer> {
  const { reception, people, unseen, isComplete, now } = list;
  const clocks = wallClocks(reception.timeZone, now);
  const sheets = createSheets(A4, `Evacuation list, ${reception.name}`);
  sheets.open(`Evacuation list · ${reception.name} · as of ${clocks.moment(now)}`);
  sheets.write(sumOf(people), { size: 16, gap: 2 });
  if (list.covers.length > 1) sheets.write(`Covers ${list.covers.join(', ')}`, { size: 9, gap: 2 });
  for (const [where, those] of groupsOf(list)) {
    if (where !== null) sheets.write(`${where} (${countOf(those)})`, { size: 13, gap: 8 });
    for (const [at, person] of those.entries()) {
      drawPerson(sheets, person, clocks);
      if (at % AT_ONCE === AT_ONCE - 1) await pause();
    }
  }
  if (unseen.length > 0) {
    sheets.write(`Checked out by the clock, seen by nobody (${countOf(unseen)}): they may be inside`, {
      size: 13,
      gap: 8,
    });
    for (const person of unseen) drawUnseen(sheets, person, clocks);
  }
  if (!isComplete) sheets.write('More people are inside than are printed here.', { size: 12, gap: 8 });
  return await sheets.finish();
}

function drawPerson(sheets: Sheets, person: PersonInside, clocks: WallClocks): void {
  const { name, size, company, host, room, since, isSafe, markedAt } = person;
  sheets.rule();
  sheets.tick(12);
  const group = size > 1 ? ` (${size} people)` : '';
  const safe = isSafe && markedAt !== null ? ` · safe ${clocks.time(markedAt)}` : '';
  sheets.write(`${name}${group}${safe}`, { size: 12, indent: 18 });
  const known = [company, `Host ${host}`, room, `since ${clocks.time(since)}`].filter((one) => one !== null);
  sheets.write(known.join(' · '), { size: 9, indent: 18 });
}

function drawUnseen(sheets: Sheets, person: PersonGone, clocks: WallClocks): void {
  const { name, size, company, host, room, at } = person;
  sheets.rule();
  sheets.tick(12);
  sheets.write(size > 1 ? `${name} (${size} people)` : name, { size: 12, indent: 18 });
  const known = [company, `Host ${host}`, room, `checked out ${clocks.time(at)}`].filter(
    (one) => one !== null,
  );
  sheets.write(known.join(' · '), { size: 9, indent: 18 });
}

function sumOf(people: readonly PersonInside[]): string {
  const [inside, safe] = [countOf(people), countOf(people.filter(({ isSafe }) => isSafe))];
  return `${inside} inside · ${safe} safe · ${inside - safe} missing`;
}

function countOf(people: readonly Pick<PersonInside, 'size'>[]): number {
  return people.reduce((sum, { size }) => sum + size, 0);
}

/** By building, and by reception where there are several; without a headline when there is nothing to tell apart. */
function groupsOf({
  people,
  covers,
}: Pick<EvacuationList, 'people' | 'covers'>): readonly (readonly [
  string | null,
  readonly PersonInside[],
])[] {
  const isOneBuilding = new Set(people.map(({ building }) => building)).size < 2;
  const headline = ({ building, reception }: PersonInside) =>
    [
      ...(isOneBuilding ? [] : [building ?? 'Building not known']),
      ...(covers.length > 1 ? [reception] : []),
    ].join(' · ');
  return [...Map.groupBy(people, headline).entries()]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([where, those]) => [where === '' ? null : where, those] as const);
}
