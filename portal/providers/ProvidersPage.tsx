import { Badge, Body1 } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { listUnits } from '../../contract/organization.ts';
import { listProviders } from '../../contract/service-teams.ts';
import { EmptyState } from '../../ui/feedback/EmptyState.tsx';
import { DataTable } from '../../ui/table/DataTable.tsx';
import { unitPath } from '../access/where.ts';
import { LinkButton } from '../shell/LinkButton.tsx';
import { Page } from '../shell/Page.tsx';
import { PageLink } from '../shell/PageLink.tsx';
import { Reading } from '../shell/Reading.tsx';
import { useReading } from '../shell/reading.ts';
import { useSession } from '../shell/session.ts';
import { useDeadlineWords } from './provider-words.ts';

/** The providers of the organization. */
export function ProvidersPage() {
  const { t } = useTranslation('portal');
  const { may, time } = useSession();
  const providers = useReading(listProviders);
  const units = useReading(listUnits).data?.units ?? [];
  const deadline = useDeadlineWords();
  const add = may('services.write') && (
    <LinkButton appearance="primary" to="/providers/add">
      {t('providers.add')}
    </LinkButton>
  );
  return (
    <Page title={t('providers.title')} path={[{ label: t('shell.adminCenter') }]} actions={add}>
      <Body1>{t('providers.intro')}</Body1>
      <Reading of={providers}>
        {({ providers: all }) =>
          all.length === 0 ? (
            <EmptyState title={t('providers.empty.title')}>{t('providers.empty.detail')}</EmptyState>
          ) : (
            <DataTable
              label={t('providers.title')}
              rows={all}
              keyOf={({ id }) => id}
              columns={[
                {
                  name: t('providers.columns.name'),
                  renderCell: ({ id, name, isActive }) => (
                    <>
                      <PageLink to={`/providers/${id}`}>{name}</PageLink>
                      {!isActive && (
                        <>
                          {' '}
                          <Badge appearance="tint" color="informative">
                            {t('providers.inactive')}
                          </Badge>
                        </>
                      )}
                    </>
                  ),
                },
                {
                  name: t('providers.columns.kind'),
                  renderCell: ({ kind }) => t(`providers.does.${kind}`),
                },
                {
                  name: t('providers.columns.places'),
                  renderCell: (provider) =>
                    provider.units.length === 0
                      ? t('providers.noPlaces')
                      : time.list(provider.units.map((id) => unitPath(units, id) ?? '…')),
                },
                {
                  name: t('providers.columns.members'),
                  renderCell: ({ members }) =>
                    members.length === 0
                      ? t('providers.noMembers')
                      : time.list(members.map(({ name }) => name)),
                },
                {
                  name: t('providers.columns.deadline'),
                  renderCell: ({ deadlineRule }) => deadline(deadlineRule),
                },
                {
                  name: t('menus.title'),
                  renderCell: ({ id, name }) => (
                    <PageLink to={`/providers/${id}/menu`}>{t('menus.titleOf', { name })}</PageLink>
                  ),
                },
                {
                  name: t('providers.columns.accepts'),
                  renderCell: ({ accepts }) => t(`providers.acceptsShort.${accepts}`),
                },
              ]}
            />
          )
        }
      </Reading>
    </Page>
  );
}
