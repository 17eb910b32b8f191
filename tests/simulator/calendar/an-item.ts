import { createItem } from '../../../simulator/calendar/outlook-host/item.ts';
import type { Item, ItemState } from '../../../simulator/calendar/outlook-host/item.ts';
import { runMethod } from '../../../simulator/calendar/outlook-host/methods/index.ts';
import type { MethodHost } from '../../../simulator/calendar/outlook-host/methods/method.ts';
import { readSwitches } from '../../../simulator/calendar/outlook-host/switches.ts';

/** Tuesday 1 December 2026, 10 to 11 in Copenhagen. */
export function anItem(part: Partial<ItemState> = {}): Item {
  return createItem({
    subject: 'Planning',
    start: Date.parse('2026-12-01T09:00:00.000Z'),
    end: Date.parse('2026-12-01T10:00:00.000Z'),
    timeZone: 'Europe/Copenhagen',
    isAllDay: false,
    sensitivity: 'normal',
    required: [],
    optional: [],
    places: [],
    body: '',
    recurrence: null,
    organizer: { address: 'anna@nordhavn.example', name: 'Anna Holm' },
    saved: null,
    notifications: [],
    session: {},
    customProperties: {},
    ...part,
  });
}

const directory = [
  { address: 'bent@nordhavn.example', name: 'Bent Kjær', isRoom: false },
  { address: 'fjord@nordhavn.example', name: 'fjord', isRoom: true },
];

export function aHost(item: Item, part: Partial<MethodHost> & { query?: string } = {}): MethodHost {
  return {
    item,
    switches: readSwitches(part.query ?? ''),
    lookUp: (address) => directory.find((one) => one.address === address) ?? null,
    save: () => Promise.resolve('AAMk1'),
    saveSettings: () => Promise.resolve(),
    closeForm: () => undefined,
    closePane: () => undefined,
    owner: null,
    ...part,
  };
}

/** What the library gets to see: the data, or Outlook's error code. */
export async function ask(host: MethodHost, dispatchId: number, params?: unknown): Promise<unknown> {
  const answer = await runMethod(dispatchId, params, host);
  if (!answer.wasSuccessful) return { error: answer.errorCode };
  return 'data' in answer ? answer.data : answer;
}
