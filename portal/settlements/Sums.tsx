import { useTranslation } from 'react-i18next';
import type { SettlementPreview } from '../../contract/settlements.ts';
import { DataTable } from '../../ui/table/DataTable.tsx';
import { Facts } from '../shell/Facts.tsx';
import { useMoney } from '../shell/money.ts';
import { useSession } from '../shell/session.ts';

type SumsProps = Pick<SettlementPreview, 'currency' | 'requests' | 'rows' | 'costCenters' | 'total'>;

/** What rows add up to: by cost center, and in all. */
export function Sums({ currency, requests, rows, costCenters, total }: SumsProps) {
  const { t } = useTranslation('portal');
  const { time } = useSession();
  const money = useMoney();
  const amount = (minor: number) => money.price(minor, currency);
  return (
    <>
      <Facts
        of={[
          { name: t('settlements.sum.requests'), value: time.number(requests) },
          { name: t('settlements.sum.rows'), value: time.number(rows) },
          { name: t('settlements.sum.net'), value: amount(total.net) },
          { name: t('settlements.sum.vat'), value: amount(total.vat) },
          { name: t('settlements.sum.gross'), value: <strong>{amount(total.gross)}</strong> },
        ]}
      />
      <DataTable
        label={t('settlements.sum.title')}
        rows={costCenters}
        keyOf={({ costCenter }) => costCenter?.id ?? ''}
        columns={[
          {
            name: t('settlements.sum.costCenter'),
            renderCell: ({ costCenter }) =>
              costCenter ? `${costCenter.code} ${costCenter.name}` : t('settlements.sum.none'),
          },
          { name: t('settlements.sum.rows'), renderCell: (one) => time.number(one.rows) },
          { name: t('settlements.sum.net'), renderCell: ({ net }) => amount(net) },
          { name: t('settlements.sum.vat'), renderCell: ({ vat }) => amount(vat) },
          { name: t('settlements.sum.gross'), renderCell: ({ gross }) => amount(gross) },
        ]}
      />
    </>
  );
}
