import { Body1 } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { listDepartments, listUnits } from '../../contract/organization.ts';
import { EmptyState } from '../../ui/feedback/EmptyState.tsx';
import { DataTable } from '../../ui/table/DataTable.tsx';
import { unitPath } from '../access/where.ts';
import { LinkButton } from '../shell/LinkButton.tsx';
import { Page } from '../shell/Page.tsx';
import { PageLink } from '../shell/PageLink.tsx';
import { Reading } from '../shell/Reading.tsx';
import { useReading } from '../shell/reading.ts';
import { useSession } from '../shell/session.ts';

/** The departments of the organization. */
export function DepartmentsPage() {
  const { t } = useTranslation('portal');
  const { may, time } = useSession();
  const departments = useReading(listDepartments);
  const units = useReading(listUnits);
  const add = may('units.write') && (
    <LinkButton appearance="primary" to="/departments/add">
      {t('departments.add')}
    </LinkButton>
  );
  return (
    <Page title={t('departments.title')} path={[{ label: t('shell.adminCenter') }]} actions={add}>
      <Body1>{t('departments.intro')}</Body1>
      <Reading of={departments}>
        {({ departments }) =>
          departments.length === 0 ? (
            <EmptyState title={t('departments.empty.title')}>{t('departments.empty.detail')}</EmptyState>
          ) : (
            <DataTable
              label={t('departments.title')}
              rows={departments}
              keyOf={({ id }) => id}
              columns={[
                {
                  name: t('departments.columns.name'),
                  renderCell: ({ id, name }) => <PageLink to={`/departments/${id}`}>{name}</PageLink>,
                },
                { name: t('departments.columns.group'), renderCell: ({ groupName }) => groupName },
                {
                  name: t('departments.columns.unit'),
                  renderCell: ({ defaultUnit }) =>
                    (defaultUnit !== null && unitPath(units.data?.units ?? [], defaultUnit)) ||
                    t('departments.noUnit'),
                },
                {
                  name: t('departments.columns.costCenter'),
                  renderCell: ({ costCenter }) => costCenter ?? '–',
                },
                {
                  name: t('departments.columns.visibility'),
                  renderCell: ({ visibility }) => t(`departments.visibility.${visibility}`),
                },
                {
                  name: t('departments.columns.calendars'),
                  renderCell: ({ calendars }) => time.number(calendars),
                },
              ]}
            />
          )
        }
      </Reading>
    </Page>
  );
}
