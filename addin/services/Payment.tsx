import { useTranslation } from 'react-i18next';
import type { Amounts } from '../../contract/order-lines.ts';
import { Choice } from './Choice.tsx';
import { Totals } from './Totals.tsx';
import type { OrderOnMenu } from './use-order.ts';

interface PaymentProps {
  readonly orders: readonly OrderOnMenu[];
  /** On so many dates of a series; null: it is none. */
  readonly dates: number | null;
  readonly onChoose: (costCenter: string) => void;
}

/** What all of it costs, and who pays; nothing as long as nothing is ordered. */
export function Payment({ orders, dates, onChoose }: PaymentProps) {
  const { t } = useTranslation('pane');
  const paid = orders.filter(({ menu, lines }) => menu !== null && lines.length > 0);
  const [first] = paid;
  if (!first?.menu) return null;
  const { currency, costCenters } = first.menu;
  return (
    <>
      <Totals total={sumOf(paid.map(({ total }) => total))} currency={currency} dates={dates} />
      {costCenters.length > 0 && (
        <Choice
          label={t('services.costCenter')}
          value={first.costCenter}
          options={[
            { value: '', label: t('services.chooseCostCenter') },
            ...costCenters.map(({ id, code, name }) => ({ value: id, label: `${code} ${name}` })),
          ]}
          onChoose={onChoose}
        />
      )}
    </>
  );
}

function sumOf(totals: readonly Amounts[]): Amounts {
  return totals.reduce(add, { net: 0, vat: 0, gross: 0 });
}

function add(one: Amounts, other: Amounts): Amounts {
  return { net: one.net + other.net, vat: one.vat + other.vat, gross: one.gross + other.gross };
}
