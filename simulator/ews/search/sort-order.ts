import { EwsError } from '../ews-error.ts';
import type { XmlElement } from '../read-xml.ts';
import type { FieldOf } from './restriction.ts';
import { inOrder } from './search-field.ts';
import type { SearchField } from './search-field.ts';

/**
 * Sorts as a SortOrder wants: by its first FieldOrder, then the next. Things that lack the property come first when
 * ascending; without a SortOrder the given order stays. Throws ErrorUnsupportedPathForSortGroup for a property that
 * cannot be sorted by.
 */
export function sorted<T>(
  things: readonly T[],
  sortOrder: XmlElement | undefined,
  fieldOf: FieldOf<T>,
): readonly T[] {
  const orders = (sortOrder?.children ?? []).map(({ attributes, children: [path] }) => ({
    field: sortable(path, fieldOf),
    direction: attributes.Order === 'Descending' ? -1 : 1,
  }));
  return things.toSorted((one, other) => {
    for (const { field, direction } of orders) {
      const order = compared(field.value(one), field.value(other));
      if (order !== 0) return order * direction;
    }
    return 0;
  });
}

/** The property that a FieldOrder, a GroupBy or an AggregateOn names. */
export function sortable<T>(path: XmlElement | undefined, fieldOf: FieldOf<T>): SearchField<T> {
  const field = path && fieldOf(path);
  if (!field) {
    throw new EwsError(
      'ErrorUnsupportedPathForSortGroup',
      'The property can not be used for sorting or grouping.',
    );
  }
  return field;
}

/** Compares two values, of which a missing one is the least. */
export function compared(one: string | number | null, other: string | number | null): number {
  if (one === null || other === null) return Number(one !== null) - Number(other !== null);
  return inOrder(one, other);
}
