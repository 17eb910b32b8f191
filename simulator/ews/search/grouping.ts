import { child } from '../read-xml.ts';
import type { XmlElement } from '../read-xml.ts';
import type { FieldOf } from './restriction.ts';
import { writtenValue } from './search-field.ts';
import { compared, sortable } from './sort-order.ts';

/** Things with the same value of a property. */
export interface Group<T> {
  /** The common value as text; empty when the things lack the property. */
  readonly index: string;
  readonly members: readonly T[];
}

/**
 * Groups things as a GroupBy wants: groups come in the order of an aggregate, the least or the greatest value that
 * another property has in them. Throws ErrorUnsupportedPathForSortGroup for properties that cannot be grouped by.
 */
export function grouped<T>(
  things: readonly T[],
  groupBy: XmlElement,
  fieldOf: FieldOf<T>,
): readonly Group<T>[] {
  const field = sortable(groupBy.children[0], fieldOf);
  const aggregate = child(groupBy, 'AggregateOn');
  const ranked = sortable(aggregate?.children[0], fieldOf);
  const isLeast = aggregate?.attributes.Aggregate === 'Minimum';
  const direction = groupBy.attributes.Order === 'Descending' ? -1 : 1;

  const byValue = Map.groupBy(things, (each) => writtenValue(field, field.value(each)));
  return [...byValue]
    .map(([index, members]) => {
      const values = members.map(ranked.value).toSorted(compared);
      return { index, members, rank: (isLeast ? values[0] : values.at(-1)) ?? null };
    })
    .toSorted((one, other) => compared(one.rank, other.rank) * direction);
}
