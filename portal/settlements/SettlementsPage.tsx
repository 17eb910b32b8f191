import { Body1 } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { listSettlements } from '../../contract/settlements.ts';
import { EmptyState } from '../../ui/feedback/EmptyState.tsx';
import { MoreButton } from '../paging/MoreButton.tsx';
import { usePagedReading } from '../paging/paged-reading.ts';
import { LinkButton } from '../shell/LinkButton.tsx';
import { Page } from '../shell/Page.tsx';
import { PageLink } from '../shell/PageLink.tsx';
import { PageSkeleton } from '../shell/PageSkeleton.tsx';
import { useSession } from '../shell/session.ts';
import { SettlementTable } from './SettlementTable.tsx';

/** What was settled, and the way to the next settlement. */
export function SettlementsPage() {
  const { t } = useTranslation('portal');
  const { may } = useSession();
  const reading = usePagedReading(
    listSettlements,
    {},
    (before: number | null) => ({ query: before === null ? {} : { before: String(before) } }),
    ({ next }) => next,
  );
  const settlements = reading.pages.flatMap((page) => page.settlements);
  const mayLock = may('settlements.write');
  return (
    <Page
      title={t('settlements.title')}
      actions={
        mayLock && (
          <LinkButton to="/settlements/new" appearance="primary">
            {t('settlements.add')}
          </LinkButton>
        )
      }
    >
      <Body1>{t('settlements.intro')}</Body1>
      <div>
        <PageLink to="/settlements/columns">{t('settlements.columnsLink')}</PageLink>
      </div>
      {reading.isFirstOnItsWay && <PageSkeleton />}
      {!reading.isFirstOnItsWay && reading.error === null && settlements.length === 0 && (
        <EmptyState title={t('settlements.empty.title')}>{t('settlements.empty.detail')}</EmptyState>
      )}
      {settlements.length > 0 && <SettlementTable all={settlements} />}
      <MoreButton of={reading} label={t('settlements.more')} busyLabel={t('settlements.loading')} />
    </Page>
  );
}
