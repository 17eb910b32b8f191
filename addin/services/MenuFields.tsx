import {
  Body1Strong,
  Caption1,
  MessageBar,
  MessageBarBody,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { Loading } from '../../ui/feedback/Loading.tsx';
import { PaneProblem } from '../shell/PaneProblem.tsx';
import { usePane } from '../shell/pane.ts';
import { Choice } from './Choice.tsx';
import { MenuItemField } from './MenuItemField.tsx';
import type { DraftLine, RequestDraft } from './request-draft.ts';
import { StandingLines } from './StandingLines.tsx';
import type { OrderOnMenu } from './use-order.ts';

const useStyles = makeStyles({
  menu: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  category: { margin: 0, padding: 0, border: 'none', minWidth: 0 },
  legend: { padding: 0 },
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  totals: {
    display: 'grid',
    gridTemplateColumns: '1fr auto',
    columnGap: tokens.spacingHorizontalM,
    margin: 0,
  },
  amount: { margin: 0, textAlign: 'end', fontVariantNumeric: 'tabular-nums' },
  quiet: { color: tokens.colorNeutralForeground2 },
});

interface MenuFieldsProps {
  readonly order: OrderOnMenu;
  /** How many will be there, for a first suggestion. */
  readonly attendees: number;
  readonly change: (change: Pick<Partial<RequestDraft>, 'lines' | 'costCenter'>) => void;
}

/** What a team offers, with what it costs, and who pays. */
export function MenuFields({ order, attendees, change }: MenuFieldsProps) {
  const { t } = useTranslation('pane');
  const styles = useStyles();
  const { menu, lines } = order;
  if (order.error) return <PaneProblem error={order.error} onRetry={order.retry} />;
  if (!menu) return order.isReading ? <Loading rows={3} rowHeight={64} /> : null;

  const put = (item: string, ways: readonly DraftLine[]) => {
    change({ lines: [...lines.filter((one) => one.item !== item), ...ways] });
  };
  const groups = [{ id: null, name: t('services.menu') }, ...menu.categories].flatMap(({ id, name }) => {
    const items = menu.items.filter(({ category }) => category === id);
    return items.length === 0 ? [] : [{ id, name, items }];
  });
  return (
    <div className={styles.menu}>
      {order.missing > 0 && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{t('services.leftMenu', { count: order.missing })}</MessageBarBody>
        </MessageBar>
      )}
      <StandingLines lines={order.standing} onRemove={(id) => put(id, [])} />
      {groups.map(({ id, name, items }) => (
        <fieldset key={id ?? ''} className={styles.category}>
          <legend className={styles.legend}>
            <Body1Strong>{name}</Body1Strong>
          </legend>
          <ul className={styles.list}>
            {items.map((item) => (
              <MenuItemField
                key={item.id}
                item={item}
                currency={menu.currency}
                lines={lines.filter((one) => one.item === item.id)}
                attendees={attendees}
                onChange={(ways) => put(item.id, ways)}
              />
            ))}
          </ul>
        </fieldset>
      ))}
      {lines.length > 0 && <Totals order={order} />}
      {lines.length > 0 && menu.costCenters.length > 0 && (
        <Choice
          label={t('services.costCenter')}
          value={order.costCenter}
          options={[
            { value: '', label: t('services.chooseCostCenter') },
            ...menu.costCenters.map(({ id, code, name }) => ({ value: id, label: `${code} ${name}` })),
          ]}
          onChoose={(costCenter) => change({ costCenter })}
        />
      )}
    </div>
  );
}

function Totals({ order: { total, menu } }: { readonly order: OrderOnMenu }) {
  const { t } = useTranslation('pane');
  const styles = useStyles();
  const { time } = usePane();
  if (!menu) return null;
  const amounts = [
    [t('services.net'), total.net],
    [t('services.vat'), total.vat],
  ] as const;
  return (
    <dl className={styles.totals} aria-label={t('services.total')}>
      {amounts.map(([name, minor]) => (
        <Row key={name} name={<Caption1 className={styles.quiet}>{name}</Caption1>}>
          <Caption1 className={styles.quiet}>{time.amount(minor, menu.currency)}</Caption1>
        </Row>
      ))}
      <Row name={<Body1Strong>{t('services.total')}</Body1Strong>}>
        <Body1Strong>{time.amount(total.gross, menu.currency)}</Body1Strong>
      </Row>
    </dl>
  );
}

function Row({ name, children }: { readonly name: React.ReactNode; readonly children: React.ReactNode }) {
  const styles = useStyles();
  return (
    <>
      <dt>{name}</dt>
      <dd className={styles.amount}>{children}</dd>
    </>
  );
}
