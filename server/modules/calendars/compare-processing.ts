import type { compareProcessing as route } from '../../../contract/calendars.ts';
import type { RouteReply } from '../../../contract/route.ts';
import type { Caller } from '../../kernel/caller.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { Calendar } from './calendar.ts';
import type { CalendarStore } from './calendars.store.ts';
import { readProcessing } from './processing.ts';
import type { ProcessingStore } from './processing.store.ts';
import { processingWarnings } from './processing-warnings.ts';
import { reachOf } from './reach.ts';
import { readPasted } from './read-pasted.ts';

export interface CompareProcessingDeps {
  readonly store: CalendarStore;
  readonly processing: ProcessingStore;
  readonly clock: Clock;
}

const MOST_UNKNOWN = 500;

/**
 * Keeps, for each calendar within the caller's reach, what the pasted settings say about it, and gives the warnings that
 * follow. A mailbox is found by address, by alias or by name; a name that two calendars share finds neither.
 */
export async function compareProcessing(
  { store, processing, clock }: CompareProcessingDeps,
  caller: Caller,
  text: string,
): Promise<RouteReply<typeof route>> {
  const pasted = readPasted(text);
  const [calendars, places] = await Promise.all([
    store.list(caller.organization),
    store.listPlaces(caller.organization),
  ]);
  const reach = reachOf(caller.grants, places);
  const find = finder(calendars.filter((calendar) => reach('calendars.write', calendar)));

  const found = new Map<Calendar, ReturnType<typeof readProcessing>>();
  const unknown: string[] = [];
  for (const mailbox of pasted) {
    const calendar = find(mailbox.names);
    if (calendar) found.set(calendar, readProcessing(mailbox.settings));
    else unknown.push(mailbox.label);
  }
  await processing.keep(
    caller,
    [...found].map(([{ id }, read]) => ({ id, processing: read })),
    clock.now(),
  );
  return {
    compared: found.size,
    unknown: unknown.slice(0, MOST_UNKNOWN),
    rows: [...found].map(([calendar, read]) => ({
      calendar: calendar.id,
      mailbox: calendar.mailbox,
      warnings: [...processingWarnings(read, calendar)],
    })),
  };
}

/** By address, then by alias, then by name. */
function finder(calendars: readonly Calendar[]): (names: readonly string[]) => Calendar | undefined {
  const indexes = [
    indexOf(calendars, ({ mailbox }) => mailbox),
    indexOf(calendars, ({ mailbox }) => mailbox.split('@')[0] ?? ''),
    indexOf(calendars, ({ name }) => name.toLowerCase()),
  ];
  return (names) => {
    for (const index of indexes) {
      for (const name of names) {
        const [only, ...others] = index.get(name) ?? [];
        if (only && others.length === 0) return only;
      }
    }
    return undefined;
  };
}

function indexOf(
  calendars: readonly Calendar[],
  key: (calendar: Calendar) => string,
): ReadonlyMap<string, readonly Calendar[]> {
  return Map.groupBy(calendars, key);
}
