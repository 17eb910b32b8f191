import { useTranslation } from 'react-i18next';
import { listUnits } from '../../contract/organization.ts';
import { unitPath } from '../access/where.ts';
import { Facts } from '../shell/Facts.tsx';
import { useReading } from '../shell/reading.ts';
import type { Department } from './department-values.ts';

/** A department for people who may look but not change. */
export function DepartmentFacts({ department }: { readonly department: Department }) {
  const { t } = useTranslation('portal');
  const units = useReading(listUnits);
  const { groupName, defaultUnit, costCenter, visibility, calendars } = department;
  const unit = defaultUnit === null ? null : unitPath(units.data?.units ?? [], defaultUnit);
  return (
    <Facts
      of={[
        { name: t('departments.columns.group'), value: groupName },
        { name: t('departments.columns.unit'), value: unit ?? t('departments.noUnit') },
        { name: t('departments.columns.costCenter'), value: costCenter },
        { name: t('departments.columns.visibility'), value: t(`departments.visibility.${visibility}`) },
        { name: t('departments.columns.calendars'), value: String(calendars) },
      ]}
    />
  );
}
