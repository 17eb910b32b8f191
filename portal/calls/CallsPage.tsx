import { Body1 } from '@fluentui/react-components';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'wouter';
import { listCalls } from '../../contract/access-proof.ts';
import { EmptyState } from '../../ui/feedback/EmptyState.tsx';
import { MoreButton } from '../paging/MoreButton.tsx';
import { usePagedReading } from '../paging/paged-reading.ts';
import { Page } from '../shell/Page.tsx';
import { PageSkeleton } from '../shell/PageSkeleton.tsx';
import { useSession } from '../shell/session.ts';
import { CallFilter } from './CallFilter.tsx';
import { callFilterOf, paramsOf } from './call-filter.ts';
import { CallTable } from './CallTable.tsx';

/** Which mailbox was asked for what, by the hour; the filter lies in the address, so that it can be linked to. */
export function CallsPage() {
  const { t } = useTranslation('portal');
  const { announce } = useSession();
  const [params, setParams] = useSearchParams();
  const filter = callFilterOf(params);
  const asked = paramsOf(filter);
  const calls = usePagedReading(
    listCalls,
    asked,
    (cursor: string | null) => ({ query: { ...asked, ...(cursor !== null && { cursor }) } }),
    ({ next }) => next,
  );
  const rows = calls.pages.flatMap((page) => page.calls);
  const count = calls.isFirstOnItsWay ? null : rows.length;
  useEffect(() => {
    if (count !== null) announce(t('calls.announced', { count }));
  }, [announce, count, t]);

  return (
    <Page title={t('calls.title')} path={[{ label: t('shell.adminCenter') }]}>
      <Body1>{t('calls.intro')}</Body1>
      <CallFilter
        key={JSON.stringify(asked)}
        filter={filter}
        onFilter={(wanted) => setParams(paramsOf(wanted))}
      />
      {calls.isFirstOnItsWay && <PageSkeleton />}
      {count === 0 && calls.error === null && (
        <EmptyState title={t('calls.empty.title')}>
          {t(Object.keys(asked).length > 0 ? 'calls.empty.filtered' : 'calls.empty.detail')}
        </EmptyState>
      )}
      {rows.length > 0 && <CallTable calls={rows} />}
      <MoreButton of={calls} label={t('calls.more')} busyLabel={t('calls.loading')} />
    </Page>
  );
}
