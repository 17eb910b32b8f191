import { Body1Strong, MessageBar, MessageBarBody, makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { Loading } from '../../ui/feedback/Loading.tsx';
import { PaneProblem } from '../shell/PaneProblem.tsx';
import { MenuItemField } from './MenuItemField.tsx';
import type { DraftLine } from './request-draft.ts';
import { StandingLines } from './StandingLines.tsx';
import type { OrderOnMenu } from './use-order.ts';

const useStyles = makeStyles({
  menu: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  category: { margin: 0, padding: 0, border: 'none', minWidth: 0 },
  legend: { padding: 0 },
  list: { margin: 0, padding: 0, listStyleType: 'none' },
});

interface MenuFieldsProps {
  readonly order: OrderOnMenu;
  /** How many will be there, for a first suggestion. */
  readonly attendees: number;
  /** What is missing is said by name elsewhere. */
  readonly isSaid?: boolean;
  readonly change: (change: { readonly lines: readonly DraftLine[] }) => void;
}

/** What a team offers, with what it costs. */
export function MenuFields({ order, attendees, isSaid = false, change }: MenuFieldsProps) {
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
      {order.missing > 0 && !isSaid && (
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
    </div>
  );
}
