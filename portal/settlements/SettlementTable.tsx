import { useTranslation } from 'react-i18next';
import type { SettlementReply } from '../../contract/settlements.ts';
import { DataTable } from '../../ui/table/DataTable.tsx';
import { useMoney } from '../shell/money.ts';
import { PageLink } from '../shell/PageLink.tsx';
import { useMoment } from '../shell/session.ts';
import { aboutOf } from './settlement-words.ts';

/** Settlements, one row each. */
export function SettlementTable({ all }: { readonly all: readonly SettlementReply[] }) {
  const { t } = useTranslation('portal');
  const money = useMoney();
  const moment = useMoment();
  return (
    <DataTable
      label={t('settlements.list')}
      rows={all}
      keyOf={({ id }) => id}
      columns={[
        {
          name: t('settlements.number'),
          renderCell: ({ id, number }) => (
            <PageLink to={`/settlements/${id}`}>{t('settlements.numbered', { number })}</PageLink>
          ),
        },
        {
          name: t('settlements.period'),
          renderCell: ({ from, to }) => t('settlements.days', { from, to }),
        },
        {
          name: t('settlements.about'),
          renderCell: (one) => aboutOf(one) ?? t('settlements.everything'),
        },
        {
          name: t('settlements.lockedAt'),
          renderCell: ({ lockedAt, lockedBy }) =>
            t('settlements.locked', { when: moment(lockedAt), name: lockedBy }),
        },
        {
          name: t('settlements.sum.gross'),
          renderCell: ({ total, currency }) => money.price(total.gross, currency),
        },
      ]}
    />
  );
}
