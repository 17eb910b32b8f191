import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import { orderDeliveries } from '../../contract/deliveries.ts';
import { CostCenterId } from '../../contract/finance.ts';
import { OrderLines } from '../../contract/order-lines.ts';
import type { GivenAnswers } from '../../contract/properties.ts';
import { MailboxAddress } from '../../contract/primitives.ts';
import {
  addTemplate,
  changeTemplate,
  listTemplates,
  ProviderId,
  withdrawTemplate,
} from '../../contract/services.ts';
import type { TemplateReply } from '../../contract/services.ts';
import type { DateChoice } from '../meeting/chosen-dates.ts';
import { useLink } from '../meeting/use-link.ts';
import { usePane } from '../shell/pane.ts';
import type { DeliveryMoment, DraftLine } from './request-draft.ts';

/** What was asked of teams for this meeting; looked at again while the pane is open. */
export function useTemplates() {
  const { call } = usePane();
  const { meeting } = useLink();
  const bookingKey = meeting?.bookingKey ?? null;
  return useQuery({
    queryKey: ['hanging', bookingKey],
    queryFn: async ({ signal }) =>
      bookingKey === null ? null : await call(listTemplates, { params: { bookingKey } }, { signal }),
    enabled: bookingKey !== null,
  });
}

type Change = z.input<(typeof changeTemplate)['body']>;

/** One delivery as it is sent. */
export interface AskedDelivery extends DeliveryMoment {
  readonly provider: string;
  /** Empty: the only one there is. */
  readonly room: string;
  readonly text: string;
  readonly lines: readonly DraftLine[];
  /** So many are expected. */
  readonly guests: number;
  /** Empty: nobody is charged. */
  readonly costCenter: string;
  /** What it costs by the menu that was shown; null: nothing was ordered. */
  readonly seenTotal: number | null;
  readonly properties: GivenAnswers;
  /** On which dates of a series; null: on all of them, or it is none. */
  readonly dates: DateChoice;
}

/** All of it, or nothing; the same key is the same order. */
export interface Asked {
  readonly clientKey: string;
  readonly deliveries: readonly AskedDelivery[];
}

/** Asking, changing and taking back. Each ends with the list read anew; a failure stays until the next try. */
export function useAsking() {
  const { call } = usePane();
  const { ensure } = useLink();
  const client = useQueryClient();
  const again = () => void client.invalidateQueries({ queryKey: ['hanging'] });

  const ask = useMutation({
    mutationFn: async ({ clientKey, deliveries }: Asked) => {
      const params = { bookingKey: await ensure() };
      const wishes = deliveries.map(wishOf);
      const [only, ...others] = wishes;
      if (only && others.length === 0) {
        return await call(addTemplate, { params, body: { clientKey, ...only } });
      }
      return await call(orderDeliveries, { params, body: { clientKey, deliveries: wishes } });
    },
    onSettled: () => {
      again();
      void client.invalidateQueries({ queryKey: ['last-orders'] });
    },
    // A price that has changed is one that the menu on screen does not have yet.
    onError: () => void client.invalidateQueries({ queryKey: ['menu'] }),
  });
  const change = useMutation({
    mutationFn: async ({ template, body }: { template: TemplateReply; body: Change }) =>
      await call(changeTemplate, { params: { template: template.id }, version: template.version, body }),
    onSettled: again,
  });
  const withdraw = useMutation({
    mutationFn: async (template: TemplateReply) =>
      await call(withdrawTemplate, { params: { template: template.id }, version: template.version }),
    onSettled: again,
  });
  return { ask, change, withdraw };
}

function wishOf({ provider, room, lines, costCenter, dates, ...said }: AskedDelivery) {
  return {
    ...said,
    dates: dates && [...dates],
    provider: ProviderId.parse(provider),
    room: room === '' ? null : MailboxAddress.parse(room),
    lines: OrderLines.parse(lines),
    costCenter: costCenter === '' ? null : CostCenterId.parse(costCenter),
  };
}
