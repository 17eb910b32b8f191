import { useTranslation } from 'react-i18next';
import type { Currency } from '../../contract/money.ts';
import { TextField } from '../forms/fields.tsx';
import { useMoney } from '../shell/money.ts';

interface PriceFieldProps {
  readonly label: string;
  /** As it is typed, with the mark of the person's language before decimals. */
  readonly value: string;
  readonly currency: Currency;
  readonly onChange: (value: string) => void;
  /** Of the amount, once it was sent. */
  readonly mistake: string | undefined;
  readonly isRequired?: boolean;
}

/** An amount of money; one that cannot be read says how it is written here. */
export function PriceField({ value, currency, mistake, ...field }: PriceFieldProps) {
  const { t } = useTranslation('portal');
  const money = useMoney();
  const isUnread = mistake !== undefined && money.read(value, currency) === undefined;
  const example = money.typed(2_550, currency);
  return (
    <TextField
      {...field}
      value={value}
      mistake={isUnread ? t('menus.item.priceMistake', { example }) : mistake}
    />
  );
}
