import * as fc from 'fast-check';
import { ChoiceId, ItemId, OptionId } from '../../../../contract/menu-items.ts';
import { MailboxAddress, TimeZone } from '../../../../contract/primitives.ts';
import { RequestId } from '../../../../contract/service-ids.ts';
import { RequestStatus } from '../../../../contract/services.ts';
import { instantOf } from '../../../../server/kernel/time.ts';
import { isMade, produce } from '../../../../server/modules/services/boards/production.ts';
import type { Makeable } from '../../../../server/modules/services/boards/production.ts';

const copenhagen = TimeZone.parse('Europe/Copenhagen');
const idOf = (kind: number, number: number) =>
  `${kind}0000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
const names = ['Coffee', 'Lunch', 'Water'];
const milks = ['Cow', 'Oat'];

function aLine(thing: number, milk: number | null, quantity: number): Makeable['lines'][number] {
  const chosen = {
    option: OptionId.parse(idOf(2, 1)),
    choice: ChoiceId.parse(idOf(3, milk ?? 0)),
    name: 'Milk',
    chosen: milks[milk ?? 0] ?? '',
    price: 0,
  };
  return {
    item: ItemId.parse(idOf(1, thing)),
    name: names[thing] ?? '',
    unit: 'per person',
    quantity,
    options: milk === null ? [] : [chosen],
    contents: [],
  };
}

function aRequest(number: number, more: Partial<Makeable> = {}): Makeable {
  const mailbox = MailboxAddress.parse('fjord@nordhavn.example');
  return {
    id: RequestId.parse(idOf(9, number)),
    status: 'accepted',
    text: '',
    lines: [],
    properties: [],
    staffProperties: [],
    room: { mailbox, name: 'Fjord', place: [] },
    deliverAt: instantOf(Date.parse('2026-12-02T11:00:00Z')),
    ...more,
  };
}

const line = fc
  .record({
    thing: fc.nat(2),
    milk: fc.option(fc.nat(1)),
    quantity: fc.integer({ min: 1, max: 500 }),
  })
  .map(({ thing, milk, quantity }) => aLine(thing, milk, quantity));
const requests = fc
  .array(
    fc.record({
      lines: fc.array(line, { maxLength: 5 }),
      status: fc.constantFrom(...RequestStatus.options),
      minutes: fc.nat(3 * 24 * 60),
    }),
    { maxLength: 30 },
  )
  .map((all) =>
    all.map(({ lines, status, minutes }, at) =>
      aRequest(at, {
        lines,
        status,
        deliverAt: instantOf(Date.parse('2026-10-24T20:00:00Z') + minutes * 60_000),
      }),
    ),
  );

/** On the night when clocks are put back. */
const at = (clock: string) => ({ deliverAt: instantOf(Date.parse(`2026-10-25T${clock}:00Z`)) });
const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);
const quantities = (of: readonly { readonly quantity: number }[]) => sum(of.map(({ quantity }) => quantity));

test('whatever is ordered is made once: totals, hours and requests each add up to the lines', () => {
  fc.assert(
    fc.property(requests, (all) => {
      const { totals, hours } = produce(all, copenhagen);
      const ordered = quantities(all.filter(isMade).flatMap(({ lines }) => lines));
      const items = hours.flatMap((hour) => hour.items);

      expect(quantities(totals)).toBe(ordered);
      expect(quantities(items)).toBe(ordered);
      for (const item of items) expect(quantities(item.requests)).toBe(item.quantity);
      for (const total of totals) {
        const same = items.filter((one) => thing(one) === thing(total));
        expect([thing(total), quantities(same), sum(same.map(({ pending }) => pending))]).toEqual([
          thing(total),
          total.quantity,
          total.pending,
        ]);
      }
    }),
  );
});

test('the order in which requests come does not matter', () => {
  fc.assert(
    fc.property(
      requests.chain((all) =>
        fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
      ),
      ([all, shuffled]) => expect(produce(shuffled, copenhagen)).toEqual(produce(all, copenhagen)),
    ),
  );
});

test('hours are those of the team: when the clock is put back, both hours from two to three are there', () => {
  const lines = [aLine(0, null, 2)];
  const { hours } = produce(
    [
      aRequest(1, { lines, ...at('00:10') }),
      aRequest(2, { lines, ...at('01:10') }),
      aRequest(3, { lines, ...at('01:50') }),
    ],
    copenhagen,
  );

  expect(hours.map(({ from, items }) => [from, items.map(({ quantity }) => quantity)])).toEqual([
    ['2026-10-25T00:00:00.000Z', [2]],
    ['2026-10-25T01:00:00.000Z', [4]],
  ]);
});

test('what was chosen makes it another thing, and what is canceled is not made', () => {
  const { totals, hours } = produce(
    [
      aRequest(1, { lines: [aLine(0, 1, 3), aLine(0, 0, 5)] }),
      aRequest(2, { lines: [aLine(0, 1, 4)], status: 'pending', text: 'By the window' }),
      aRequest(3, { lines: [aLine(0, 1, 99)], status: 'canceled-late', text: 'no' }),
    ],
    copenhagen,
  );

  expect(totals).toEqual([
    {
      name: 'Coffee',
      unit: 'per person',
      choices: ['Milk: Cow'],
      quantity: 5,
      pending: 0,
      packed: 0,
      contents: [],
    },
    {
      name: 'Coffee',
      unit: 'per person',
      choices: ['Milk: Oat'],
      quantity: 7,
      pending: 4,
      packed: 0,
      contents: [],
    },
  ]);
  expect(hours[0]?.items[1]?.requests).toMatchObject([
    { number: '90000000', room: 'Fjord', quantity: 3 },
    { status: 'pending', quantity: 4 },
  ]);
  expect(hours.flatMap(({ texts }) => texts.map(({ text }) => text))).toEqual(['By the window']);
});

test('a package is put together, and what is in it is made with the rest', () => {
  const breakfast: Makeable['lines'][number] = {
    ...aLine(0, null, 8),
    item: ItemId.parse(idOf(1, 9)),
    name: 'Breakfast',
    contents: [
      { item: ItemId.parse(idOf(1, 0)), name: 'Coffee', unit: 'per person', quantity: 1 },
      { item: ItemId.parse(idOf(1, 2)), name: 'Water', unit: 'per person', quantity: 2 },
    ],
  };
  const { totals, hours } = produce(
    [
      aRequest(1, { lines: [breakfast] }),
      aRequest(2, { lines: [aLine(0, null, 3)] }),
      aRequest(3, { lines: [{ ...breakfast, quantity: 5 }], status: 'pending' }),
    ],
    copenhagen,
  );

  const contents = [
    { name: 'Coffee', quantity: 1 },
    { name: 'Water', quantity: 2 },
  ];
  expect(totals).toEqual([
    { name: 'Breakfast', unit: 'per person', choices: [], quantity: 13, pending: 5, packed: 0, contents },
    { name: 'Coffee', unit: 'per person', choices: [], quantity: 16, pending: 5, packed: 13, contents: [] },
    { name: 'Water', unit: 'per person', choices: [], quantity: 26, pending: 10, packed: 26, contents: [] },
  ]);
  expect(hours[0]?.items[2]?.requests.map(({ quantity }) => quantity)).toEqual([16, 10]);
});

function thing({ name, unit, choices }: { name: string; unit: string; choices: readonly string[] }): string {
  return [name, unit, ...choices].join('|');
}
