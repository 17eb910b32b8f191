import { Body1 } from '@fluentui/react-components';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'wouter';
import { listAudit } from '../../contract/audit.ts';
import { EmptyState } from '../../ui/feedback/EmptyState.tsx';
import { MoreButton } from '../paging/MoreButton.tsx';
import { usePagedReading } from '../paging/paged-reading.ts';
import { Page } from '../shell/Page.tsx';
import { PageSkeleton } from '../shell/PageSkeleton.tsx';
import { useSession } from '../shell/session.ts';
import { AuditFilter } from './AuditFilter.tsx';
import { auditFilterOf, paramsOf, queryOf } from './audit-filter.ts';
import { AuditList } from './AuditList.tsx';
import { ChainPanel } from './ChainPanel.tsx';

/** Who changed what and why, newest first; the filter lies in the address, so that it can be linked to. */
export function AuditPage() {
  const { t } = useTranslation('portal');
  const { announce } = useSession();
  const [params, setParams] = useSearchParams();
  const filter = auditFilterOf(params);
  const asked = queryOf(filter);
  const entries = usePagedReading(
    listAudit,
    asked,
    (before: number | null) => ({ query: { ...asked, ...(before !== null && { before: String(before) }) } }),
    ({ next }) => next,
  );
  const rows = entries.pages.flatMap((page) => page.entries);
  const count = entries.isFirstOnItsWay ? null : rows.length;
  useEffect(() => {
    if (count !== null) announce(t('audit.announced', { count }));
  }, [announce, count, t]);
  const isFiltered = Object.keys(asked).length > 0;

  return (
    <Page title={t('audit.title')} path={[{ label: t('shell.adminCenter') }]}>
      <Body1>{t('audit.intro')}</Body1>
      <ChainPanel />
      <AuditFilter
        key={JSON.stringify(asked)}
        filter={filter}
        onFilter={(wanted) => setParams(paramsOf(wanted))}
      />
      {entries.isFirstOnItsWay && <PageSkeleton />}
      {count === 0 && entries.error === null && (
        <EmptyState title={t(isFiltered ? 'audit.empty.filtered' : 'audit.empty.title')}>
          {t(isFiltered ? 'audit.empty.filteredDetail' : 'audit.empty.detail')}
        </EmptyState>
      )}
      {rows.length > 0 && <AuditList entries={rows} />}
      <MoreButton of={entries} label={t('audit.more')} busyLabel={t('audit.loading')} />
    </Page>
  );
}
