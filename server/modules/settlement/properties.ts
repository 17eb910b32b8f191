import type { NamedValue, SettlementRow } from '../../../contract/settlements.ts';
import type { ServiceRequest } from '../services/index.ts';

/** What was answered to the questions of the team, by who asked and by the team itself, as finance reads it. */
export function propertiesOf({
  properties,
  staffProperties,
}: Pick<ServiceRequest, 'properties' | 'staffProperties'>): NamedValue[] {
  return [...properties, ...staffProperties].map(({ name, settlementValue }) => ({
    name,
    value: settlementValue,
  }));
}

/**
 * Whether a delivery was for guests. Foyer reads no attendees, so it is known only where a team asks: an answer that finance
 * reads as `Internal` or `External` (in any case) is one. Null: nobody was asked.
 */
export function kindOf(properties: readonly NamedValue[]): SettlementRow['kind'] {
  const said = properties.map(({ value }) => value.trim().toLowerCase());
  if (said.includes('external')) return 'External';
  return said.includes('internal') ? 'Internal' : null;
}
