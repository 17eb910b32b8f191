import type { z } from 'zod';
import type { addTemplate } from '../../../contract/services.ts';

/** What somebody asks a team for, under the key that it is known by. */
export type NewTemplate = z.output<(typeof addTemplate)['body']>;

type Wish = Pick<
  NewTemplate,
  | 'provider'
  | 'room'
  | 'text'
  | 'offsetMinutes'
  | 'offsetFrom'
  | 'lines'
  | 'costCenter'
  | 'properties'
  | 'dates'
>;

/**
 * What somebody asks a team for as one text that is the same for the same wish: what a key was first used for. A wish
 * without a menu, answers or chosen dates that counts from the start is written as it was before there was anything else.
 */
export function wishOf(all: Wish): string {
  const { provider, room, text, offsetMinutes, offsetFrom, ...order } = all;
  const { lines, costCenter, properties } = order;
  const plain = [provider, room, text, offsetMinutes];
  if (order.dates !== null) return JSON.stringify([wishOf({ ...all, dates: null }), order.dates]);
  const answers = Object.entries(properties).toSorted(([one], [other]) => (one < other ? -1 : 1));
  if (answers.length > 0) return JSON.stringify([...plain, offsetFrom, lines, costCenter, answers]);
  if (lines.length > 0) return JSON.stringify([...plain, offsetFrom, lines, costCenter]);
  return JSON.stringify(offsetFrom === 'start' ? plain : [...plain, offsetFrom]);
}
