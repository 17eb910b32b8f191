import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import { CostCenterId } from '../../contract/finance.ts';
import { OrderLines } from '../../contract/order-lines.ts';
import type { GivenAnswers } from '../../contract/properties.ts';
import { MailboxAddress } from '../../contract/primitives.ts';
import {
  addTemplate,
  changeTemplate,
  listRoomProviders,
  listTemplates,
  ProviderId,
  readProviderMenu,
  withdrawTemplate,
} from '../../contract/services.ts';
import type { TemplateReply } from '../../contract/services.ts';
import { useLink } from '../meeting/use-link.ts';
import type { Meeting } from '../outlook/composed-meeting.ts';
import { usePane } from '../shell/pane.ts';
import type { RequestDraft } from './request-draft.ts';

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

/** The teams for the rooms that are in the meeting now. */
export function useProviders(meeting: Meeting, offset: Offset) {
  const { call } = usePane();
  const query = deliveryOf(meeting, offset);
  return useQuery({
    queryKey: ['providers', query],
    queryFn: async ({ signal }) => await call(listRoomProviders, { query }, { signal }),
    enabled: query.room.length > 0 && query.start <= query.end,
    placeholderData: (before) => before,
  });
}

/** What a team offers for a delivery to this meeting; `instead`: of a request that is being changed. */
export function useMenu(
  meeting: Meeting,
  offset: Offset,
  provider: string,
  instead: TemplateReply['id'] | null = null,
) {
  const { call } = usePane();
  const query = { ...deliveryOf(meeting, offset), ...(instead !== null && { instead }) };
  return useQuery({
    queryKey: ['menu', provider, query],
    queryFn: async ({ signal }) =>
      await call(readProviderMenu, { params: { provider: ProviderId.parse(provider) }, query }, { signal }),
    enabled: provider !== '' && query.start <= query.end,
    placeholderData: (before) => before,
  });
}

type Offset = Pick<RequestDraft, 'offsetMinutes' | 'offsetFrom'>;

function deliveryOf(meeting: Meeting, { offsetMinutes, offsetFrom }: Offset) {
  const { start, end } = meeting.interval;
  const room = meeting.rooms.map(({ mailbox }) => mailbox);
  return { room, start, end, offsetMinutes: String(offsetMinutes), offsetFrom };
}

type Change = z.input<(typeof changeTemplate)['body']>;

/** `seenTotal`: what it costs by the menu that was shown; null: nothing was ordered. */
export type Asked = RequestDraft & {
  readonly seenTotal: number | null;
  readonly properties: GivenAnswers;
};

/** Asking, changing and taking back. Each ends with the list read anew; a failure stays until the next try. */
export function useAsking() {
  const { call } = usePane();
  const { ensure } = useLink();
  const client = useQueryClient();
  const again = () => void client.invalidateQueries({ queryKey: ['hanging'] });

  const ask = useMutation({
    mutationFn: async (asked: Asked) => {
      const { provider, room, text, offsetMinutes, offsetFrom, clientKey, seenTotal, properties } = asked;
      const bookingKey = await ensure();
      const place = room === '' ? null : MailboxAddress.parse(room);
      const body = {
        clientKey,
        provider: ProviderId.parse(provider),
        room: place,
        text,
        offsetMinutes,
        offsetFrom,
        lines: OrderLines.parse(asked.lines),
        costCenter: asked.costCenter === '' ? null : CostCenterId.parse(asked.costCenter),
        properties,
        seenTotal,
      };
      return await call(addTemplate, { params: { bookingKey }, body });
    },
    onSettled: again,
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
