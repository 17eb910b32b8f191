import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import { MailboxAddress } from '../../contract/primitives.ts';
import {
  addTemplate,
  changeTemplate,
  listRoomProviders,
  listTemplates,
  ProviderId,
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
export function useProviders(meeting: Meeting, offsetMinutes: number) {
  const { call } = usePane();
  const rooms = meeting.rooms.map(({ mailbox }) => mailbox);
  const { start, end } = meeting.interval;
  return useQuery({
    queryKey: ['providers', rooms, start, end, offsetMinutes],
    queryFn: async ({ signal }) => {
      const query = { room: rooms, start, end, offsetMinutes: String(offsetMinutes) };
      return await call(listRoomProviders, { query }, { signal });
    },
    enabled: rooms.length > 0 && start <= end,
    placeholderData: (before) => before,
  });
}

type Change = z.input<(typeof changeTemplate)['body']>;

/** Asking, changing and taking back. Each ends with the list read anew; a failure stays until the next try. */
export function useAsking() {
  const { call } = usePane();
  const { ensure } = useLink();
  const client = useQueryClient();
  const again = () => void client.invalidateQueries({ queryKey: ['hanging'] });

  const ask = useMutation({
    mutationFn: async ({ provider, room, text, offsetMinutes, clientKey }: RequestDraft) => {
      const bookingKey = await ensure();
      const place = room === '' ? null : MailboxAddress.parse(room);
      const body = { clientKey, provider: ProviderId.parse(provider), room: place, text, offsetMinutes };
      return await call(addTemplate, { params: { bookingKey }, body });
    },
    onSettled: again,
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
