import { Badge, Body1, Button, Caption1, makeStyles, tokens } from '@fluentui/react-components';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { MOST_QUANTITY } from '../../contract/menu-items.ts';
import type { Currency } from '../../contract/money.ts';
import type { OfferedItem } from '../../contract/order-lines.ts';
import { usePane } from '../shell/pane.ts';
import { Choice } from './Choice.tsx';
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
});

/** Fewer than this are worth a word. */
const FEW = 30;

interface MenuItemFieldProps {
  readonly item: OfferedItem;
  readonly currency: Currency;
  /** Null: none of it. */
  readonly line: DraftLine | null;
  readonly attendees: number;
  readonly onChange: (line: DraftLine | null) => void;
}

/** One thing on the menu: what it is, what it costs, how many, and which. What cannot be had says why, and stays in reach. */
export function MenuItemField({ item, currency, line, attendees, onChange }: MenuItemFieldProps) {
  const { t } = useTranslation('pane');
  const styles = useStyles();
  const { time } = usePane();
  const whyId = useId();
  const { name, description, unit, unitPrice, least, most, allergens, diets } = item;
  const why = item.unavailable ?? (item.closes.isPassed ? item.closes.sentence : null);
  const limit = Math.min(most ?? MOST_QUANTITY, item.left ?? MOST_QUANTITY);
  const set = (quantity: number) =>
    onChange(quantity === 0 ? null : { options: [], ...line, item: item.id, quantity });
  const suggested = item.stock === null ? Math.min(Math.max(attendees, least), limit) : least;
  const labels = [...diets, ...allergens].map((label) => t(`services.food.${label}`));
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
        {line === null ? (
          <Button
            size="small"
            disabledFocusable={why !== null}
            aria-label={t('services.addItem', { item: name })}
            aria-describedby={why === null ? undefined : whyId}
            onClick={() => set(suggested)}
          >
            {t('services.add')}
          </Button>
        ) : (
          <QuantityField
            label={t('services.quantityOf', { item: name })}
            value={line.quantity}
            most={limit}
            onChange={set}
          />
        )}
      </div>
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
      {line !== null && <OptionFields item={item} currency={currency} line={line} onChange={onChange} />}
      {why !== null && (
        <Caption1 block id={whyId} className={styles.quiet}>
          {why}
        </Caption1>
      )}
    </li>
  );
}

function FewLeft({ left }: Pick<OfferedItem, 'left'>) {
  const { t } = useTranslation('pane');
  return left === null || left >= FEW ? null : ` · ${t('services.left', { count: left })}`;
}

interface OptionFieldsProps extends Pick<MenuItemFieldProps, 'item' | 'currency'> {
  readonly line: DraftLine;
  readonly onChange: (line: DraftLine) => void;
}

/** Which of everything that an item offers a choice of. */
function OptionFields({ item, currency, line, onChange }: OptionFieldsProps) {
  const { t } = useTranslation('pane');
  const { time } = usePane();
  const nameOf = ({ name, price }: { readonly name: string; readonly price: number }) =>
    price === 0 ? name : `${name} (+ ${time.amount(price, currency)})`;
  return item.options.map((option) => (
    <Choice
      key={option.id}
      label={`${option.name}${option.isRequired ? ' *' : ''}`}
      value={line.options.find((one) => one.option === option.id)?.choice ?? ''}
      options={[
        { value: '', label: t('services.noChoice') },
        ...option.choices.map((choice) => ({ value: choice.id, label: nameOf(choice) })),
      ]}
      onChoose={(choice) => {
        const others = line.options.filter((one) => one.option !== option.id);
        const options = choice === '' ? others : [...others, { option: option.id, choice }];
        onChange({ ...line, options });
      }}
    />
  ));
}
