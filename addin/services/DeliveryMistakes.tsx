import { MessageBar, MessageBarBody } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { DeliveryMistake } from './delivery-mistakes.ts';
import type { OrderOnMenu } from './use-order.ts';

interface DeliveryMistakesProps {
  readonly mistakes: readonly DeliveryMistake[];
  readonly order: OrderOnMenu;
}

/** Why this delivery was not taken, each with what it is about; what is wrong with an answer stands at the question. */
export function DeliveryMistakes({ mistakes, order: { menu, lines } }: DeliveryMistakesProps) {
  const { t } = useTranslation('pane');
  const nameOf = ({ field, of }: DeliveryMistake) => {
    if (field === 'lines') return menu?.items.find(({ id }) => id === lines[Number(of)]?.item)?.name ?? '';
    if (field === 'costCenter') return t('services.costCenter');
    if (field === 'room') return t('services.room');
    if (field === 'provider') return t('services.team');
    return field === 'text' ? t('services.what') : '';
  };
  const others = mistakes.filter(({ field }) => field !== 'properties');
  if (others.length === 0) return null;
  return (
    <MessageBar intent="error" layout="multiline">
      <MessageBarBody>
        {others.map((one) => [nameOf(one), one.detail].filter((part) => part !== '').join(': ')).join(' · ')}
      </MessageBarBody>
    </MessageBar>
  );
}
