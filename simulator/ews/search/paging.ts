import { EwsError } from '../ews-error.ts';
import { child } from '../read-xml.ts';
import type { XmlElement } from '../read-xml.ts';
import { readRestriction } from './restriction.ts';
import type { FieldOf } from './restriction.ts';

/** The throttling policy's limit for what one FindItem or FindFolder returns. */
export const MOST_ENTRIES = 1000;

/** A page and what the answer's RootFolder says about it. */
export interface Page<T> {
  readonly page: readonly T[];
  readonly attributes: Readonly<Record<string, string | number | boolean>>;
}

/**
 * Takes a page out of what was found, as the view of the request wants it: from an offset, from a fraction of the
 * whole, or from the first thing that meets a condition; without a view from the beginning. Throws an EwsError for
 * offsets and fractions that make no sense.
 */
export function paged<T>(found: readonly T[], view: XmlElement | undefined, fieldOf: FieldOf<T>): Page<T> {
  const most = Math.min(mostOf(view) ?? MOST_ENTRIES, MOST_ENTRIES);
  if (view?.name.startsWith('Fractional')) return byFraction(found, view, most);
  if (view?.name.startsWith('SeekToCondition')) {
    const meets = readRestriction(child(view, 'Condition'), fieldOf);
    const backwards = view.attributes.BasePoint === 'End';
    const at = backwards ? found.toReversed().findIndex(meets) : found.findIndex(meets);
    return byOffset(found, { offset: at === -1 ? found.length : at, most, backwards });
  }
  const offset = Number(view?.attributes.Offset ?? 0);
  if (offset < 0) {
    throw new EwsError('ErrorInvalidIndexedPagingParameters', 'The offset must not be negative.');
  }
  return byOffset(found, { offset, most, backwards: view?.attributes.BasePoint === 'End' });
}

/** MaxEntriesReturned; null when the view has none. Throws ErrorInvalidPagingMaxRows below one. */
export function mostOf(view: XmlElement | undefined): number | null {
  const written = view?.attributes.MaxEntriesReturned;
  if (written === undefined) return null;
  const most = Number(written);
  if (most < 1) {
    throw new EwsError('ErrorInvalidPagingMaxRows', 'The maximum number of entries must be at least 1.');
  }
  return most;
}

/** Backwards, offsets are counted from the end, and a page still lists its things in order. */
function byOffset<T>(
  found: readonly T[],
  { offset, most, backwards }: { offset: number; most: number; backwards: boolean },
): Page<T> {
  const end = Math.max(0, found.length - offset);
  const page = backwards ? found.slice(Math.max(0, end - most), end) : found.slice(offset, offset + most);
  const next = Math.min(found.length, offset + page.length);
  return {
    page,
    attributes: {
      IndexedPagingOffset: next,
      TotalItemsInView: found.length,
      IncludesLastItemInRange: next >= found.length,
    },
  };
}

/** The next fraction has the number of all things as its denominator, so that no thing is met twice. */
function byFraction<T>(found: readonly T[], { attributes }: XmlElement, most: number): Page<T> {
  const [numerator, denominator] = [Number(attributes.Numerator), Number(attributes.Denominator)];
  if (denominator <= 0 || numerator < 0 || numerator > denominator) {
    throw new EwsError('ErrorInvalidFractionalPagingParameters', 'The fraction must be from 0 to 1.');
  }
  const from = Math.floor((found.length * numerator) / denominator);
  const page = found.slice(from, from + most);
  const next = from + page.length;
  return {
    page,
    attributes: {
      NumeratorOffset: next,
      AbsoluteDenominator: found.length,
      TotalItemsInView: found.length,
      IncludesLastItemInRange: next >= found.length,
    },
  };
}
