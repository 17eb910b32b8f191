const words: Readonly<Record<string, readonly [one: string, many: string]>> = {
  calendars: ['calendar', 'calendars'],
  places: ['place', 'places'],
  roles: ['role assignment', 'role assignments'],
  departments: ['department', 'departments'],
  teams: ['team', 'teams'],
};

/** `2 calendars and 1 place`; empty when nothing is left. Kinds that are not there are not named. */
export function whatIsLeft(uses: Readonly<Record<string, number>>): string {
  const parts = Object.entries(uses).flatMap(([kind, count]) => {
    const [one, many] = words[kind] ?? [kind, kind];
    return count === 0 ? [] : [`${count} ${count === 1 ? one : many}`];
  });
  const last = parts.pop();
  if (last === undefined) return '';
  return parts.length === 0 ? last : `${parts.join(', ')} and ${last}`;
}
