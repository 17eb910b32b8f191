import { EwsError } from '../ews-error.ts';
import { child, childText } from '../read-xml.ts';
import type { XmlElement } from '../read-xml.ts';
import type { LocalTime } from '../wall-time.ts';
import { windowOf } from './availability-wish.ts';

/** From the best: nobody has a conflict, few, some, or more than half of the attendees have one. */
export const QUALITIES = ['Excellent', 'Good', 'Fair', 'Poor'];

/** What meeting suggestions are asked for; instants and lengths in milliseconds. */
export interface SuggestionsWish {
  readonly from: number;
  readonly to: number;
  readonly length: number;
  /** Percent of attendees with a conflict below which a time is good. */
  readonly goodThreshold: number;
  readonly mostByDay: number;
  readonly mostOutsideWorkByDay: number;
  /** The worst quality that is still suggested. */
  readonly least: string;
  readonly time: LocalTime;
}

/**
 * Reads SuggestionsViewOptions with Exchange's defaults and limits (MS-OXWAVLS 3.1.4.1.3.24): half an hour, at most ten
 * times a day, none outside working hours, at least Fair. Throws ErrorInvalidArgument for numbers out of range, and what
 * a window that makes no sense throws.
 */
export function suggestionsWish(options: XmlElement, time: LocalTime): SuggestionsWish {
  return {
    ...windowOf(child(options, 'DetailedSuggestionsWindow'), time),
    length: within(options, 'MeetingDurationInMinutes', { otherwise: 30, least: 30, most: 1440 }) * 60_000,
    goodThreshold: within(options, 'GoodThreshold', { otherwise: 25, least: 1, most: 49 }),
    mostByDay: within(options, 'MaximumResultsByDay', { otherwise: 10, least: 0, most: 48 }),
    mostOutsideWorkByDay: within(options, 'MaximumNonWorkHourResultsByDay', {
      otherwise: 0,
      least: 0,
      most: 48,
    }),
    least: childText(options, 'MinimumSuggestionQuality') ?? 'Fair',
    time,
  };
}

function within(
  options: XmlElement,
  name: string,
  { otherwise, least, most }: { otherwise: number; least: number; most: number },
): number {
  const number = Number(childText(options, name) ?? otherwise);
  if (number < least || number > most) {
    throw new EwsError('ErrorInvalidArgument', `${name} must be from ${least} to ${most}.`);
  }
  return number;
}
