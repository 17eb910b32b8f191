import { Badge, Body1 } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { listUnits } from '../../contract/organization.ts';
import { listReceptions } from '../../contract/receptions.ts';
import { EmptyState } from '../../ui/feedback/EmptyState.tsx';
import { DataTable } from '../../ui/table/DataTable.tsx';
import { unitPath } from '../access/where.ts';
import { LinkButton } from '../shell/LinkButton.tsx';
import { Page } from '../shell/Page.tsx';
import { PageLink } from '../shell/PageLink.tsx';
import { Reading } from '../shell/Reading.tsx';
import { useReading } from '../shell/reading.ts';
import { useSession } from '../shell/session.ts';

/** The receptions of the organization. */
export function ReceptionsPage() {
  const { t } = useTranslation('portal');
  const { may, time } = useSession();
  const receptions = useReading(listReceptions);
  const units = useReading(listUnits).data?.units ?? [];
  const add = may('receptions.write') && (
    <LinkButton appearance="primary" to="/receptions/add">
      {t('receptions.add')}
    </LinkButton>
  );
  return (
    <Page title={t('receptions.title')} path={[{ label: t('shell.adminCenter') }]} actions={add}>
      <Body1>{t('receptions.intro')}</Body1>
      <Reading of={receptions}>
        {({ receptions: all }) =>
          all.length === 0 ? (
            <EmptyState title={t('receptions.empty')}>{t('receptions.emptyDetail')}</EmptyState>
          ) : (
            <DataTable
              label={t('receptions.title')}
              rows={all}
              keyOf={({ id }) => id}
              columns={[
                {
                  name: t('receptions.form.name'),
                  renderCell: ({ id, name, isActive }) => (
                    <>
                      <PageLink to={`/receptions/${id}`}>{name}</PageLink>{' '}
                      {!isActive && (
                        <Badge appearance="tint" color="informative">
                          {t('receptions.inactive')}
                        </Badge>
                      )}
                    </>
                  ),
                },
                {
                  name: t('receptions.columns.places'),
                  renderCell: (reception) =>
                    reception.units.length === 0
                      ? t('receptions.noPlaces')
                      : time.list(reception.units.map((id) => unitPath(units, id) ?? '…')),
                },
                {
                  name: t('receptions.form.members'),
                  renderCell: ({ members }) =>
                    members.length === 0
                      ? t('receptions.noMembers')
                      : time.list(members.map(({ name }) => name)),
                },
                {
                  name: t('receptions.columns.notice'),
                  renderCell: ({ noticeMinutes }) => t('receptions.hours', { count: noticeMinutes / 60 }),
                },
                {
                  name: t('receptions.columns.kept'),
                  renderCell: ({ retentionDays }) => t('receptions.days', { count: retentionDays }),
                },
              ]}
            />
          )
        }
      </Reading>
    </Page>
  );
}
