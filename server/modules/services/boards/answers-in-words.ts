import type { BoardRequest } from '../../../../contract/service-teams.ts';

/** `Allergies: nuts`, a line each: what a team wanted to know, and what it filled in itself; English, as what the server writes is. */
export function answersOf({
  properties,
  staffProperties,
}: Pick<BoardRequest, 'properties' | 'staffProperties'>): readonly string[] {
  return [...properties, ...staffProperties].map(({ name, kind, value, shown }) =>
    kind === 'checkbox' ? `${name}: ${value === true ? 'yes' : 'no'}` : `${name}: ${shown}`,
  );
}
