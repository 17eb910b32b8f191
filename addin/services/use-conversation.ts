import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { listMessages, MessageId, writeToTeam } from '../../contract/conversations.ts';
import type { TemplateReply } from '../../contract/services.ts';
import { usePane } from '../shell/pane.ts';

/** How often what the team says is looked for while the conversation is open. */
const LOOK_MS = 10_000;

/** What was said about an order; a text that is sent again after a failure is the same message. */
export function useConversation(template: TemplateReply['id']) {
  const { call } = usePane();
  const client = useQueryClient();
  const queryKey = ['said', template];
  const lastTry = useRef<{ readonly text: string; readonly id: MessageId } | null>(null);
  const said = useQuery({
    queryKey,
    queryFn: async ({ signal }) => await call(listMessages, { params: { template } }, { signal }),
    refetchInterval: LOOK_MS,
  });
  const write = useMutation({
    mutationFn: async (text: string) => {
      const id = lastTry.current?.text === text ? lastTry.current.id : MessageId.parse(crypto.randomUUID());
      lastTry.current = { text, id };
      return await call(writeToTeam, { params: { template }, body: { id, text } });
    },
    onSuccess: () => {
      lastTry.current = null;
    },
    onSettled: () => {
      void client.invalidateQueries({ queryKey });
      void client.invalidateQueries({ queryKey: ['hanging'] });
    },
  });
  return { said, write };
}
