import { useTranslation } from 'react-i18next';
import type { AssignmentReply } from '../../contract/access.ts';
import { listDepartments, listUnits } from '../../contract/organization.ts';
import type { UnitReply } from '../../contract/organization.ts';
import { useReading } from '../shell/reading.ts';

export type Reach = Pick<AssignmentReply, 'unit' | 'department'>;

/** How far a role reaches, in words; places with everything above them: `Europe › HQ › Floor 2`. */
export function useWhere(): (reach: Reach) => string {
  const { t } = useTranslation('portal');
  const units = useReading(listUnits);
  const departments = useReading(listDepartments);
  return ({ unit, department }) => {
    if (unit !== null) {
      if (!units.data) return '…';
      const path = unitPath(units.data.units, unit);
      return path === null ? t('access.where.gone') : t('access.where.unit', { name: path });
    }
    if (department !== null) {
      if (!departments.data) return '…';
      const found = departments.data.departments.find(({ id }) => id === department);
      return found ? t('access.where.department', { name: found.name }) : t('access.where.gone');
    }
    return t('access.where.everywhere');
  };
}

/** A place with everything above it; null when there is none with this id. */
export function unitPath(units: readonly UnitReply[], id: string): string | null {
  const byId = new Map<string, UnitReply>(units.map((unit) => [unit.id, unit]));
  const names: string[] = [];
  for (let unit = byId.get(id); unit; unit = unit.parent === null ? undefined : byId.get(unit.parent)) {
    names.unshift(unit.name);
    byId.delete(unit.id); // a tree has no rings; if one ever had, this ends
  }
  return names.length > 0 ? names.join(' › ') : null;
}

/** Places as the options of a choice, by their paths. */
export function unitOptions(units: readonly UnitReply[]): readonly { value: string; label: string }[] {
  return units
    .map(({ id, name }) => ({ value: id, label: unitPath(units, id) ?? name }))
    .toSorted((one, other) => one.label.localeCompare(other.label));
}
