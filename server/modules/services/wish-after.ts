import { isDeepStrictEqual } from 'node:util';
import type { z } from 'zod';
import type { CostCenterId } from '../../../contract/finance.ts';
import type { changeTemplate } from '../../../contract/services.ts';
import type { Caller } from '../../kernel/caller.ts';
import type { Tx } from '../../storage/database.ts';
import type { Link } from '../meetings/index.ts';
import { checkRoom } from './check-room.ts';
import { requireDates } from './dates/chosen-dates.ts';
import type { MeetingDates } from './meeting-rooms.store.ts';
import { readOrderFacts } from './orders/order-facts.ts';
import { chargedTo, placeOrder } from './orders/place-order.ts';
import type { PlacedOrder } from './orders/place-order.ts';
import { totalOf } from './orders/ordered-line.ts';
import { keepAnswered, requireAnswers } from './properties/answer-properties.ts';
import type { FullProvider } from './providers.store.ts';
import type { Template } from './request.ts';
import { requireSomething } from './require-askable.ts';
import { knownRooms } from './served-rooms.store.ts';

type Change = z.output<(typeof changeTemplate)['body']>;

/** What a change may change. */
export type Wish = Pick<
  Template,
  'room' | 'text' | 'offsetMinutes' | 'offsetFrom' | 'lines' | 'costCenter' | 'properties' | 'chosen'
>;

export function wishOf(template: Template): Wish {
  const { room, text, offsetMinutes, offsetFrom, lines, costCenter, properties, chosen } = template;
  return { room, text, offsetMinutes, offsetFrom, lines, costCenter, properties, chosen };
}

/** A change that names nothing but what stands there already. */
export function saysTheSame(
  template: Template,
  { lines, costCenter, properties, dates, seenTotal: _seen, ...words }: Change,
): boolean {
  const isSameOrder =
    lines === undefined && (costCenter === undefined || costCenter === template.costCenter?.id);
  const there: Readonly<Record<string, unknown>> = { ...wishOf(template) };
  return (
    isSameOrder &&
    properties === undefined &&
    (dates === undefined || isDeepStrictEqual(dates, template.chosen?.dates ?? null)) &&
    Object.entries(words).every(([name, value]) => value === undefined || value === there[name])
  );
}

/**
 * What a template asks for after a change. Lines that are changed are priced anew, less the discount they had; what is left
 * out or not touched stays, with the prices of then, and so do answers. Rejects as `checkRoom`, `placeOrder`,
 * `requireAnswers` and `requireDates` do.
 */
export async function wishAfter(
  tx: Tx,
  caller: Caller,
  {
    link,
    template,
    provider,
  }: { readonly link: Link; readonly template: Template; readonly provider: FullProvider },
  change: Change,
  dates: MeetingDates,
): Promise<Wish> {
  const { room = template.room, text = template.text } = change;
  const { offsetMinutes = template.offsetMinutes, offsetFrom = template.offsetFrom } = change;
  const isElsewhere = change.room !== undefined || change.lines !== undefined;
  const known = await knownRooms(tx, caller.organization, isElsewhere ? dates.rooms : []);
  const rooms = isElsewhere ? checkRoom(known, provider, dates.rooms, room) : [];
  const facts = await readOrderFacts(tx, caller, change.lines?.length ? [provider.id] : []);
  const order = await orderAfter(tx, caller, template, change, (lines, costCenter) =>
    placeOrder(tx, caller, provider, { rooms, known }, facts, {
      lines,
      costCenter,
      seenTotal: change.seenTotal ?? null,
      before: template.lines,
    }),
  );
  requireSomething(text, order.lines);
  const { chosen } = template;
  return {
    room,
    text,
    offsetMinutes,
    offsetFrom,
    ...order,
    properties: answersAfter(template, provider, change),
    chosen: change.dates === undefined ? chosen : requireDates(link, dates, change.dates, chosen?.dates),
  };
}

function answersAfter(
  { properties: before }: Template,
  { userProperties }: FullProvider,
  { properties: given }: Change,
): Template['properties'] {
  return given === undefined ? before : keepAnswered(requireAnswers(userProperties, given), before);
}

async function orderAfter(
  tx: Tx,
  caller: Caller,
  { lines, costCenter }: Template,
  change: Change,
  place: (lines: NonNullable<Change['lines']>, costCenter: CostCenterId | null) => Promise<PlacedOrder>,
): Promise<PlacedOrder> {
  const isSamePayer = change.costCenter === undefined || change.costCenter === (costCenter?.id ?? null);
  if (change.lines === undefined) {
    if (isSamePayer) return { lines, costCenter };
    const gross = totalOf(lines)?.gross ?? 0;
    return { lines, costCenter: await chargedTo(tx, caller, change.costCenter ?? null, gross) };
  }
  return await place(
    change.lines,
    change.costCenter === undefined ? (costCenter?.id ?? null) : change.costCenter,
  );
}
