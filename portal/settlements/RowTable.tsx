import { Badge, Caption1, makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { Currency } from '../../contract/money.ts';
import type { SettlementRow } from '../../contract/settlements.ts';
import { DataTable } from '../../ui/table/DataTable.tsx';
import { useMoney } from '../shell/money.ts';

const useStyles = makeStyles({
  two: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', minWidth: 0 },
  faint: { color: tokens.colorNeutralForeground2 },
});

interface RowTableProps {
  readonly label: string;
  readonly rows: readonly SettlementRow[];
  readonly currency: Currency;
}

/** Rows of a settlement: what was delivered when, to whom, and what it costs at which rate. */
export function RowTable({ label, rows, currency }: RowTableProps) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  const money = useMoney();
  const amount = (minor: number) => money.price(minor, currency);
  return (
    <DataTable
      label={label}
      rows={rows}
      keyOf={({ request, entry, vatRate }) => `${request} ${entry} ${vatRate}`}
      columns={[
        {
          name: t('settlements.rows.when'),
          renderCell: ({ date, time, entry }) => (
            <span className={styles.two}>
              <span>{`${date} ${time}`}</span>
              {entry === 'reversal' && (
                <Badge appearance="tint" color="warning">
                  {t('settlements.rows.reversal')}
                </Badge>
              )}
            </span>
          ),
        },
        {
          name: t('settlements.rows.what'),
          renderCell: ({ provider, room }) => (
            <span className={styles.two}>
              <span>{provider}</span>
              <Caption1 className={styles.faint}>{room}</Caption1>
            </span>
          ),
        },
        {
          name: t('settlements.rows.organizer'),
          renderCell: ({ organizer }) => organizer.name || organizer.mail,
        },
        {
          name: t('settlements.rows.costCenter'),
          renderCell: ({ costCenter }) => costCenter?.code ?? t('settlements.sum.none'),
        },
        { name: t('settlements.rows.rate'), renderCell: ({ vatRate }) => money.rate(vatRate) },
        { name: t('settlements.sum.net'), renderCell: ({ net }) => amount(net) },
        { name: t('settlements.sum.gross'), renderCell: ({ gross }) => amount(gross) },
      ]}
    />
  );
}
