import { Badge, Body1, Button, Caption1, makeStyles, tokens } from '@fluentui/react-components';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { MOST_QUANTITY } from '../../contract/menu-items.ts';
import type { Currency } from '../../contract/money.ts';
import type { OfferedItem } from '../../contract/order-lines.ts';
import { usePane } from '../shell/pane.ts';
import { OptionFields } from './OptionFields.tsx';
import { QuantityField } from './QuantityField.tsx';
import type { DraftLine } from './request-draft.ts';

const useStyles = makeStyles({
  item: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
    padding: `${tokens.spacingVerticalS} 0`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  words: { flex: '1 1 120px', minWidth: 0, overflowWrap: 'anywhere' },
  quiet: { color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
  labels: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalXS },
  another: { alignSelf: 'flex-start' },
});

/** Fewer than this are worth a word. */
const FEW = 30;

interface MenuItemFieldProps {
  readonly item: OfferedItem;
  readonly currency: Currency;
  /** One for each way in which it is wanted; empty: none of it. */
  readonly lines: readonly DraftLine[];
  readonly attendees: number;
  readonly onChange: (lines: readonly DraftLine[]) => void;
}

/** One thing on the menu: what it is, what it costs, how many, and which. What cannot be had says why, and stays in reach. */
export function MenuItemField({ item, currency, lines, attendees, onChange }: MenuItemFieldProps) {
  const { t } = useTranslation('pane');
  const styles = useStyles();
  const { time } = usePane();
  const whyId = useId();
  const { name, unit, unitPrice, least, most } = item;
  const why = whyNot(item);
  const limit = Math.min(most ?? MOST_QUANTITY, item.left ?? MOST_QUANTITY);
  const suggested = item.stock === null ? Math.min(Math.max(attendees, least), limit) : least;
  const add = (quantity: number) => onChange([...lines, { item: item.id, quantity, options: [] }]);
  const put = (at: number, line: DraftLine) => onChange(lines.with(at, line));
  const remove = (at: number) => onChange(lines.filter((_, one) => one !== at));
  const quantityOf = (line: DraftLine, at: number) => (
    <QuantityField
      label={
        at === 0
          ? t('services.quantityOf', { item: name })
          : t('services.quantityOfWay', { item: name, way: at + 1 })
      }
      value={line.quantity}
      most={limit}
      onChange={(quantity) => (quantity === 0 ? remove(at) : put(at, { ...line, quantity }))}
    />
  );
  const [first, ...others] = lines;
  return (
    <li className={styles.item}>
      <div className={styles.head}>
        <div className={styles.words}>
          <Body1 block>{name}</Body1>
          <Caption1 block className={styles.quiet}>
            {`${time.amount(unitPrice, currency)} ${unit}`}
            <FewLeft left={item.left} />
          </Caption1>
        </div>
        {first ? (
          quantityOf(first, 0)
        ) : (
          <Button
            size="small"
            disabledFocusable={why !== null}
            aria-label={t('services.addItem', { item: name })}
            aria-describedby={why === null ? undefined : whyId}
            onClick={() => add(suggested)}
          >
            {t('services.add')}
          </Button>
        )}
      </div>
      <ItemFacts item={item} />
      {first && (
        <OptionFields item={item} currency={currency} line={first} onChange={(line) => put(0, line)} />
      )}
      {others.map((line, before) => (
        <div key={before + 1}>
          {quantityOf(line, before + 1)}
          <OptionFields
            item={item}
            currency={currency}
            line={line}
            onChange={(next) => put(before + 1, next)}
          />
        </div>
      ))}
      {first && item.options.length > 0 && (
        <Button
          size="small"
          className={styles.another}
          disabledFocusable={why !== null}
          aria-label={t('services.anotherWayOf', { item: name })}
          onClick={() => add(least)}
        >
          {t('services.anotherWay')}
        </Button>
      )}
      {why !== null && (
        <Caption1 block id={whyId} className={styles.quiet}>
          {why}
        </Caption1>
      )}
    </li>
  );
}

/** In one sentence; null: it can be had. */
function whyNot({ unavailable, closes }: OfferedItem): string | null {
  return unavailable ?? (closes.isPassed ? closes.sentence : null);
}

/** What it is, and what is in it. */
function ItemFacts({ item: { description, diets, allergens } }: Pick<MenuItemFieldProps, 'item'>) {
  const { t } = useTranslation('pane');
  const styles = useStyles();
  const labels = [...diets, ...allergens].map((label) => t(`services.food.${label}`));
  return (
    <>
      {description !== '' && (
        <Caption1 block className={styles.quiet}>
          {description}
        </Caption1>
      )}
      {labels.length > 0 && (
        <div className={styles.labels}>
          {labels.map((label) => (
            <Badge key={label} size="small" appearance="outline" color="informative">
              {label}
            </Badge>
          ))}
        </div>
      )}
    </>
  );
}

function FewLeft({ left }: Pick<OfferedItem, 'left'>) {
  const { t } = useTranslation('pane');
  return left === null || left >= FEW ? null : ` · ${t('services.left', { count: left })}`;
}
