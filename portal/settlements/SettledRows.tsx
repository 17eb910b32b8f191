import { useTranslation } from 'react-i18next';
import { listSettlementRows } from '../../contract/settlements.ts';
import type { SettlementReply } from '../../contract/settlements.ts';
import { MoreButton } from '../paging/MoreButton.tsx';
import { usePagedReading } from '../paging/paged-reading.ts';
import { PageSkeleton } from '../shell/PageSkeleton.tsx';
import { RowTable } from './RowTable.tsx';

/** The rows of a settlement, page by page. */
export function SettledRows({ of: { id, currency } }: { readonly of: SettlementReply }) {
  const { t } = useTranslation('portal');
  const reading = usePagedReading(
    listSettlementRows,
    id,
    (after: number | null) => ({ params: { id }, query: after === null ? {} : { after: String(after) } }),
    ({ next }) => next,
  );
  const rows = reading.pages.flatMap((page) => page.rows);
  return (
    <>
      {reading.isFirstOnItsWay && <PageSkeleton />}
      {rows.length > 0 && <RowTable label={t('settlements.rows.title')} rows={rows} currency={currency} />}
      <MoreButton of={reading} label={t('settlements.rows.more')} busyLabel={t('settlements.loading')} />
    </>
  );
}
