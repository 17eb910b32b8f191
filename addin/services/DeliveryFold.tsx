import { Body1, Button, Caption1, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { usePane } from '../shell/pane.ts';
import type { ShownDelivery } from './use-deliveries.ts';
import { useMomentInWords } from './WhenField.tsx';

const useStyles = makeStyles({
  delivery: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    margin: 0,
    minWidth: 0,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  head: { justifyContent: 'space-between', textAlign: 'start', paddingLeft: 0, paddingRight: 0, minWidth: 0 },
  name: { overflowWrap: 'anywhere' },
  amount: {
    fontVariantNumeric: 'tabular-nums',
    whiteSpace: 'nowrap',
    marginInlineStart: tokens.spacingHorizontalM,
  },
  quiet: { color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
  remove: { alignSelf: 'flex-start' },
});

interface DeliveryFoldProps {
  readonly delivery: ShownDelivery;
  /** From 1, of several; null: it is the only one, and always open. */
  readonly number: number | null;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
  readonly onRemove: () => void;
  readonly children: ReactNode;
}

/** One delivery: of several its fields when it is open, else what it holds; what it costs either way. */
export function DeliveryFold(props: DeliveryFoldProps) {
  return props.number === null ? props.children : <Fold {...props} number={props.number} />;
}

function Fold({
  delivery,
  number,
  isOpen,
  onToggle,
  onRemove,
  children,
}: DeliveryFoldProps & { readonly number: number }) {
  const { t } = useTranslation('pane');
  const styles = useStyles();
  const { time } = usePane();
  const name = t('services.delivery', { number, moment: useMomentInWords()(delivery.draft) });
  const order = delivery.asked?.order;
  const isPriced = order?.menu && order.lines.length > 0;
  return (
    <fieldset className={styles.delivery} aria-label={name}>
      <Button
        appearance="transparent"
        className={styles.head}
        aria-expanded={isOpen}
        iconPosition="after"
        onClick={onToggle}
      >
        <Body1 className={styles.name}>{name}</Body1>
        {isPriced && (
          <Body1 className={styles.amount}>{time.amount(order.total.gross, order.menu.currency)}</Body1>
        )}
      </Button>
      {isOpen ? (
        children
      ) : (
        <Caption1 block className={styles.quiet}>
          {[delivery.asked?.team.name ?? '', ...thingsIn(delivery)].filter((part) => part !== '').join(' · ')}
        </Caption1>
      )}
      {isOpen && (
        <Button
          size="small"
          className={styles.remove}
          aria-label={t('services.removeItem', { item: name })}
          onClick={onRemove}
        >
          {t('services.remove')}
        </Button>
      )}
    </fieldset>
  );
}

/** `8 × Coffee`, and the beginning of what was written. */
function thingsIn({ draft, asked }: ShownDelivery): readonly string[] {
  const { menu, lines } = asked?.order ?? { menu: null, lines: [] };
  const names = new Map<string, string>(menu?.items.map(({ id, name }) => [id, name]));
  return [...lines.map(({ item, quantity }) => `${quantity} × ${names.get(item) ?? ''}`), draft.text.trim()];
}
