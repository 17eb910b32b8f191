import type { DeskVisit } from '../../contract/front-desk.ts';
import type { Parcel } from '../../contract/parcels.ts';

/** Which visitors are shown; canceled ones and those who did not come are among all. */
export const deskViews = ['all', 'expected', 'on-site', 'off-site'] as const;
export type DeskView = (typeof deskViews)[number];

/** Whether a visit belongs to a view; whoever was told is expected too. */
export function isIn({ status }: Pick<DeskVisit, 'status'>, view: DeskView): boolean {
  if (view === 'all') return true;
  return view === 'expected' ? status === 'expected' || status === 'notified' : status === view;
}

/** A visit with everything it is found by, folded once: typing must not wait for thousands of names. */
export interface Findable {
  readonly visit: DeskVisit;
  readonly text: string;
}

/** In the order of their times, and of their names where several come at one time: a list that nobody need search. */
export function findable(visits: readonly DeskVisit[]): readonly Findable[] {
  return visits.toSorted(byTimeAndName).map((visit) => ({
    visit,
    text: folded(
      [
        visit.name,
        visit.company,
        visit.host.name,
        visit.room,
        visit.title,
        visit.note,
        ...wordsOf(visit.details),
      ].join(' '),
    ),
  }));
}

const names = new Intl.Collator();

function byTimeAndName(one: DeskVisit, other: DeskVisit): number {
  if (one.start !== other.start) return one.start < other.start ? -1 : 1;
  return names.compare(one.name, other.name);
}

function wordsOf({ group, carPlate, answers, internal }: DeskVisit['details']) {
  return [group?.contact, carPlate, ...[...answers, ...internal].map(({ value }) => value)];
}

/** So many people; a group counts as all who come with it. */
export function peopleIn(visits: readonly DeskVisit[]): number {
  return visits.reduce((sum, { details }) => sum + (details.group?.size ?? 1), 0);
}

/** The visits in which every word occurs somewhere, in the order given. */
export function found(all: readonly Findable[], words: string): readonly DeskVisit[] {
  const fits = fitting(words);
  return all.filter(({ text }) => fits(text)).map(({ visit }) => visit);
}

/** The parcels in which every word occurs: whom one is for, who sent it, what it is. */
export function foundParcels(all: readonly Parcel[], words: string): readonly Parcel[] {
  const fits = fitting(words);
  return all.filter(({ host, sender, note }) => fits(folded([host.name, sender, note].join(' '))));
}

/** Whether every word occurs in a folded text. */
function fitting(words: string): (text: string) => boolean {
  const wanted = folded(words)
    .split(/\s+/)
    .filter((word) => word !== '');
  return (text) => wanted.every((word) => text.includes(word));
}

/** `Kjær Ørsted` is found by `kjaer orsted`, and by itself. */
function folded(text: string): string {
  const lower = text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
  return lower.replaceAll('æ', 'ae').replaceAll('ø', 'o').replaceAll('å', 'a').replaceAll('ß', 'ss');
}
