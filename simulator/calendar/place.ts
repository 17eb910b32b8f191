import { isDate } from './wall-clock.ts';

export const VIEWS = ['day', 'week', 'month'] as const;

/** Where the person is in the client; kept in the address, so that links and the back button work. */
export interface Place {
  /** Handle of the person; empty: the first one there is. */
  readonly person: string;
  readonly view: (typeof VIEWS)[number];
  /** `2026-12-01`; empty: today. */
  readonly date: string;
  /** Address of the calendar shown; empty: the person's own. */
  readonly mailbox: string;
}

/** `?person=nora&view=week&date=2026-12-01&mailbox=hudson@nordhavn.example`; what makes no sense is left out. */
export function readPlace(search: string): Place {
  const query = new URLSearchParams(search);
  const date = query.get('date') ?? '';
  return {
    person: query.get('person') ?? '',
    view: VIEWS.find((view) => view === query.get('view')) ?? 'week',
    date: isDate(date) ? date : '',
    mailbox: query.getAll('mailbox').find((value) => value.includes('@')) ?? '',
  };
}

/** The query for a place; what else stands in the present one (switches of the host) stays. */
export function writePlace(place: Place, search: string): string {
  const query = new URLSearchParams(search);
  const version = query.getAll('mailbox').find((value) => !value.includes('@'));
  for (const key of ['person', 'view', 'date', 'mailbox']) query.delete(key);
  for (const [key, value] of Object.entries(place)) if (value !== '') query.append(key, value as string);
  if (version !== undefined) query.append('mailbox', version);
  return `?${query}`;
}
