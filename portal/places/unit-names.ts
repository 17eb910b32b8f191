import type { UnitReply } from '../../contract/organization.ts';

/** Each place with the way to it, `Denmark › HQ › Floor 1`; in the order of the tree. Parents come before children. */
export function unitNames(units: readonly UnitReply[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const { id, parent, name } of units) {
    const above = parent === null ? undefined : names.get(parent);
    names.set(id, above === undefined ? name : `${above} › ${name}`);
  }
  return new Map([...names].toSorted(([, one], [, other]) => one.localeCompare(other)));
}
