import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { listLastOrders } from '../../contract/favorites.ts';
import type { RememberedDelivery } from '../../contract/favorites.ts';
import type { ProviderId } from '../../contract/services.ts';
import { usePane } from '../shell/pane.ts';
import { Choice } from './Choice.tsx';

interface AsLastTimeProps {
  readonly provider: ProviderId;
  readonly timeZone: string;
  readonly onChoose: (delivery: RememberedDelivery) => void;
}

/** What this person ordered last from the team, to be ordered again. What cannot be read is not offered: nobody needs it. */
export function AsLastTime({ provider, timeZone, onChoose }: AsLastTimeProps) {
  const { t } = useTranslation('pane');
  const { call, organization, time } = usePane();
  const { data } = useQuery({
    queryKey: ['last-orders', organization, provider],
    queryFn: async ({ signal }) => await call(listLastOrders, { params: { provider } }, { signal }),
  });
  const orders = data?.orders ?? [];
  if (orders.length === 0) return null;
  return (
    <Choice
      label={t('services.again.last')}
      value=""
      options={[
        { value: '', label: t('services.again.choose') },
        ...orders.map(({ id, orderedAt, delivery }) => ({
          value: id,
          label: `${time.day(orderedAt, timeZone)}: ${inWords(delivery)}`,
        })),
      ]}
      onChoose={(id) => {
        const order = orders.find((one) => one.id === id);
        if (order) onChoose(order.delivery);
      }}
    />
  );
}

/** `8 × Coffee, 2 × Tea` */
export function inWords({ lines }: Pick<RememberedDelivery, 'lines'>): string {
  return lines.map(({ quantity, name }) => `${quantity} × ${name}`).join(', ');
}
