import { Body1, Caption1 } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { listDeparted, listReconcile } from '../../contract/followed-meetings.ts';
import { EmptyState } from '../../ui/feedback/EmptyState.tsx';
import { LiveNote } from '../live/LiveNote.tsx';
import { useLive } from '../live/use-live.ts';
import { Page } from '../shell/Page.tsx';
import { Reading } from '../shell/Reading.tsx';
import { useReading } from '../shell/reading.ts';
import { DepartedOrganizers } from './DepartedOrganizers.tsx';
import { ItemPanel } from './ItemPanel.tsx';

const readings = {
  reconcile: [listReconcile, listDeparted],
  meetings: [listReconcile, listDeparted],
  'service-requests': [listReconcile, listDeparted],
};

/** Meetings that nobody may guess about, the longest waiting first. */
export function ReconcilePage() {
  const { t } = useTranslation('portal');
  const status = useLive(readings);
  const list = useReading(listReconcile);
  return (
    <Page title={t('reconcile.title')}>
      <Body1>{t('reconcile.intro')}</Body1>
      <LiveNote status={status} />
      <Reading of={list}>
        {({ items, isComplete }) => (
          <>
            {items.length === 0 && (
              <EmptyState title={t('reconcile.empty.title')}>{t('reconcile.empty.detail')}</EmptyState>
            )}
            {items.map((item) => (
              <ItemPanel key={item.link} item={item} />
            ))}
            {!isComplete && <Caption1>{t('reconcile.incomplete')}</Caption1>}
          </>
        )}
      </Reading>
      <DepartedOrganizers />
    </Page>
  );
}
