import { useTranslation } from 'react-i18next';
import type { Currency } from '../../contract/money.ts';
import type { OfferedItem } from '../../contract/order-lines.ts';
import { usePane } from '../shell/pane.ts';
import { Choice } from './Choice.tsx';
import type { DraftLine } from './request-draft.ts';

interface OptionFieldsProps {
  readonly item: OfferedItem;
  readonly currency: Currency;
  readonly line: DraftLine;
  readonly onChange: (line: DraftLine) => void;
}

/** Which of everything that an item offers a choice of. */
export function OptionFields({ item, currency, line, onChange }: OptionFieldsProps) {
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
