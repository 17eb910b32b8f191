import type { CalendarReply } from '../../contract/calendars.ts';

export const shownChoices = ['all', 'unplaced', 'trouble'] as const;
export type Shown = (typeof shownChoices)[number];

type Filtered = Pick<CalendarReply, 'name' | 'mailbox' | 'unit' | 'warnings'> & {
  readonly health: Pick<CalendarReply['health'], 'state'>;
};

/** Those that fit; every word of the search is in the name, the address or the place's name. */
export function filterCalendars<C extends Filtered>(
  calendars: readonly C[],
  search: string,
  shown: Shown,
  placeOf: (unit: string | null) => string,
): readonly C[] {
  const words = search.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  return calendars.filter((one) => {
    if (shown === 'unplaced' && one.unit !== null) return false;
    if (shown === 'trouble' && !hasTrouble(one)) return false;
    const text = `${one.name} ${one.mailbox} ${placeOf(one.unit)}`.toLocaleLowerCase();
    return words.every((word) => text.includes(word));
  });
}

function hasTrouble({ health, warnings }: Filtered): boolean {
  return health.state === 'failing' || health.state === 'not-a-resource' || warnings.length > 0;
}
