import { Body1Strong, Caption1, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Currency } from '../../contract/money.ts';
import type { Amounts } from '../../contract/order-lines.ts';
import { usePane } from '../shell/pane.ts';

const useStyles = makeStyles({
  totals: {
    display: 'grid',
    gridTemplateColumns: '1fr auto',
    columnGap: tokens.spacingHorizontalM,
    margin: 0,
  },
  amount: { margin: 0, textAlign: 'end', fontVariantNumeric: 'tabular-nums' },
  quiet: { color: tokens.colorNeutralForeground2 },
});

interface TotalsProps {
  readonly total: Amounts;
  readonly currency: Currency;
  /** Each of so many dates costs as much; null: it is no series. */
  readonly dates: number | null;
}

/** What everything costs. */
export function Totals({ total, currency, dates }: TotalsProps) {
  const { t } = useTranslation('pane');
  const styles = useStyles();
  const { time } = usePane();
  const amounts = [
    [t('services.net'), total.net],
    [t('services.vat'), total.vat],
  ] as const;
  return (
    <dl className={styles.totals} aria-label={t('services.total')}>
      {amounts.map(([name, minor]) => (
        <Row key={name} name={<Caption1 className={styles.quiet}>{name}</Caption1>}>
          <Caption1 className={styles.quiet}>{time.amount(minor, currency)}</Caption1>
        </Row>
      ))}
      <Row name={<Body1Strong>{t(dates === null ? 'services.total' : 'dates.totalEach')}</Body1Strong>}>
        <Body1Strong>{time.amount(total.gross, currency)}</Body1Strong>
      </Row>
      {dates !== null && (
        <Row name={<Body1Strong>{t('dates.total', { count: dates })}</Body1Strong>}>
          <Body1Strong>{time.amount(total.gross * dates, currency)}</Body1Strong>
        </Row>
      )}
    </dl>
  );
}

function Row({ name, children }: { readonly name: ReactNode; readonly children: ReactNode }) {
  const styles = useStyles();
  return (
    <>
      <dt>{name}</dt>
      <dd className={styles.amount}>{children}</dd>
    </>
  );
}
