import type { Produced, ProducedFor, Production } from '../../../../contract/board.ts';
import type { Instant, TimeZone } from '../../../../contract/primitives.ts';
import { numberOf } from '../../../../contract/service-ids.ts';
import type { BoardRequest } from '../../../../contract/service-teams.ts';
import type { OrderedLine } from '../orders/ordered-line.ts';
import { answersOf } from './answers-in-words.ts';
import { hourOf } from '../../../kernel/calendar-days.ts';

/** A request as far as making it goes. */
export type Makeable = Pick<
  BoardRequest,
  'id' | 'status' | 'text' | 'properties' | 'staffProperties' | 'room' | 'deliverAt'
> & { readonly lines: readonly MadeLine[] };

type MadeLine = Pick<OrderedLine, 'item' | 'name' | 'unit' | 'quantity' | 'options' | 'contents'>;

/** What is made of nothing any more. */
const unmade: ReadonlySet<Makeable['status']> = new Set(['rejected', 'canceled', 'canceled-late']);

export function isMade({ status }: Pick<Makeable, 'status'>): boolean {
  return !unmade.has(status);
}

/**
 * So many of each thing for all of some requests, and by the hour of a zone's clock in which it must be ready. The same thing
 * with other choices is another thing. A package is put together and what is in it is made, so each of both is counted.
 * Quantities are sums of the lines; the order in which requests come does not matter.
 */
export function produce(
  requests: readonly Makeable[],
  timeZone: TimeZone,
): Pick<Production, 'totals' | 'hours'> {
  const made = requests.filter(isMade).toSorted(byDelivery);
  const hours = Map.groupBy(made, ({ deliverAt }) => hourOf(deliverAt, timeZone));
  return {
    totals: summed(made).map(({ requests: _for, ...total }) => total),
    hours: [...hours].map(([from, inHour]) => ({
      from: from satisfies Instant,
      items: summed(inHour),
      texts: inHour.flatMap((request) => {
        const text = [request.text, ...answersOf(request)].filter(Boolean).join('\n');
        return text === '' ? [] : [{ ...whereFor(request), text }];
      }),
    })),
  };
}

type Sum = Produced & { readonly requests: ProducedFor[] };

function summed(requests: readonly Makeable[]): Sum[] {
  const lines = requests.flatMap((request) => request.lines.flatMap((line) => partsFor(request, line)));
  const things = Map.groupBy(lines, ({ line }) => thingOf(line));
  return [...things.values()]
    .flatMap((parts) => {
      const [first] = parts;
      if (!first) return [];
      const { name, unit } = first.line;
      const byRequest = [...Map.groupBy(parts, ({ request }) => request).entries()];
      return [
        {
          name,
          unit,
          choices: choicesOf(first.line),
          quantity: total(parts),
          pending: total(parts.filter(({ request }) => request.status === 'pending')),
          packed: total(parts.filter(({ isPacked }) => isPacked)),
          contents: first.line.contents.map((one) => ({ name: one.name, quantity: one.quantity })),
          requests: byRequest.map(([request, own]) => ({ ...whereFor(request), quantity: total(own) })),
        },
      ];
    })
    .toSorted(byName);
}

interface Part {
  readonly request: Makeable;
  readonly line: MadeLine;
  readonly isPacked: boolean;
}

/** A line itself and, if it is a package, what goes into so many of it. */
function partsFor(request: Makeable, line: MadeLine): Part[] {
  const packed = line.contents.map((one) => ({
    request,
    line: { ...one, quantity: one.quantity * line.quantity, options: [], contents: [] },
    isPacked: true,
  }));
  return [{ request, line, isPacked: false }, ...packed];
}

function total(parts: readonly { readonly line: Pick<MadeLine, 'quantity'> }[]): number {
  return parts.reduce((sum, { line }) => sum + line.quantity, 0);
}

function choicesOf({ options }: MadeLine): string[] {
  return options.map(({ name, chosen }) => `${name}: ${chosen}`).toSorted();
}

/** An item may have been renamed between two orders: what it was called then is what is made. */
function thingOf(line: MadeLine): string {
  const { item, name, unit, options, contents } = line;
  const chosen = options.map(({ choice }) => choice).toSorted();
  return JSON.stringify([item, name, unit, chosen, choicesOf(line), contents]);
}

function whereFor({ id, room, deliverAt, status }: Makeable): Omit<ProducedFor, 'quantity'> {
  return { request: id, number: numberOf(id), room: room.name, deliverAt, status };
}

function byDelivery(one: Makeable, other: Makeable): number {
  return compare(one.deliverAt, other.deliverAt) || compare(one.id, other.id);
}

function byName(one: Sum, other: Sum): number {
  return compare(keyOf(one), keyOf(other));
}

function keyOf({ name, choices, unit, contents, requests }: Sum): string {
  return JSON.stringify([name, choices, unit, contents, requests[0]?.deliverAt, requests[0]?.request]);
}

function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
