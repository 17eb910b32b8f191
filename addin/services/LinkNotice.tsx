import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
} from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { takeBackMeeting } from '../../contract/meetings.ts';
import type { LinkState, MeetingReply } from '../../contract/meetings.ts';
import { useLink } from '../meeting/use-link.ts';
import { PaneProblem } from '../shell/PaneProblem.tsx';
import { usePane } from '../shell/pane.ts';
import { FreeInstead } from './FreeInstead.tsx';

const intents: Partial<Record<LinkState, 'warning' | 'error' | 'success'>> = {
  'room-lost': 'warning',
  orphaned: 'warning',
  suspended: 'warning',
  'needs-attention': 'warning',
  canceled: 'error',
  expired: 'error',
  bound: 'success',
};

/** Where the meeting stands on the server's side, as soon as there is more to say than that it is being written. */
export function LinkNotice() {
  const { t } = useTranslation('pane');
  const { meeting, error, ensure } = useLink();
  const { time } = usePane();
  const takeBack = useTakeBack();
  if (error) return <PaneProblem error={error} onRetry={() => void ensure().catch(() => undefined)} />;
  if (!meeting || meeting.state === 'draft') return null;
  return (
    <MessageBar intent={intents[meeting.state] ?? 'info'} layout="multiline" politeness="polite">
      <MessageBarBody>
        <MessageBarTitle>{meeting.sentence}</MessageBarTitle>
        {meeting.reason?.text}
        {meeting.asOf !== null && (
          <> {t('services.asOf', { time: time.clock(meeting.asOf, meeting.timeZone) })}</>
        )}
        <FreeInstead meeting={meeting} />
        {takeBack.isError && <PaneProblem error={takeBack.error} onRetry={() => takeBack.mutate(meeting)} />}
      </MessageBarBody>
      {meeting.mayUndo && (
        <MessageBarActions>
          <Button
            size="small"
            disabledFocusable={takeBack.isPending}
            onClick={() => takeBack.mutate(meeting)}
          >
            {t('services.takeBack')}
          </Button>
        </MessageBarActions>
      )}
    </MessageBar>
  );
}

/** "This is not that meeting": what hangs on it is a draft again. What the server knows is shown afterwards, refused or not. */
function useTakeBack() {
  const { t } = useTranslation('pane');
  const { call, announce } = usePane();
  const { ensure } = useLink();
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ bookingKey, version }: MeetingReply) =>
      await call(takeBackMeeting, { params: { bookingKey }, version }),
    onSuccess: () => announce(t('services.takenBack')),
    onSettled: () => {
      void client.invalidateQueries({ queryKey: ['hanging'] });
      void ensure().catch(() => undefined); // said by the notice itself
    },
  });
}
