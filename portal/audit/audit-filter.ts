import { Instant } from '../../contract/primitives.ts';

/** Which entries to show; an empty text asks for all. Days are those of this browser, `2026-12-01`, both included. */
export interface AuditFilterValues {
  readonly search: string;
  readonly action: string;
  readonly from: string;
  readonly to: string;
}

export const everything: AuditFilterValues = { search: '', action: '', from: '', to: '' };

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

export function auditFilterOf(params: URLSearchParams): AuditFilterValues {
  const day = (name: string) => {
    const text = params.get(name) ?? '';
    return DAY.test(text) && !Number.isNaN(Date.parse(text)) ? text : '';
  };
  return {
    search: (params.get('search') ?? '').trim().slice(0, 100),
    action: (params.get('action') ?? '').trim().slice(0, 60),
    from: day('from'),
    to: day('to'),
  };
}

/** For the address: what is asked for, without what is left open. */
export function paramsOf(filter: AuditFilterValues): Record<string, string> {
  const asked = Object.entries({ ...filter, search: filter.search.trim() }).filter(([, text]) => text !== '');
  return Object.fromEntries(asked);
}

/** For the server: days become the instants at which they begin here; the last day is covered to its end. */
export function queryOf({ search, action, from, to }: AuditFilterValues) {
  return {
    ...(search.trim() !== '' && { search: search.trim() }),
    ...(action !== '' && { action }),
    ...(from !== '' && { from: beginningOf(from, 0) }),
    ...(to !== '' && { to: beginningOf(to, 1) }),
  };
}

/** The beginning of a day in the zone of this browser, some days later. */
function beginningOf(day: string, daysLater: number): Instant {
  const [, year, month, date] = DAY.exec(day) ?? [];
  return Instant.parse(new Date(Number(year), Number(month) - 1, Number(date) + daysLater).toISOString());
}
