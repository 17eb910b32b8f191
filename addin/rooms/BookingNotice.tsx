import { Button, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import type { RoomInMeeting } from '../outlook/composed-meeting.ts';
import { PaneProblem } from '../shell/PaneProblem.tsx';
import type { Booking } from './use-booking.ts';

interface BookingNoticeProps {
  readonly booking: Booking;
  /** Of the meeting. */
  readonly rooms: readonly RoomInMeeting[];
}

/**
 * What became of the last action; it stays until it is dismissed or the next action begins. Whoever added a second room
 * may have meant it in place of the first: that is one press away.
 */
export function BookingNotice({ booking, rooms }: BookingNoticeProps) {
  const { t } = useTranslation('pane');
  const { message, failure, dismiss } = booking;
  if (failure !== null) return <PaneProblem error={failure.error} onRetry={failure.again} />;
  if (message === null) return null;
  const isNew = ({ mailbox }: RoomInMeeting) => mailbox === booking.last;
  const first = rooms.length === 2 && rooms.some(isNew) ? rooms.find((room) => !isNew(room)) : undefined;
  return (
    <MessageBar intent={message.intent} layout="multiline" politeness="polite">
      <MessageBarBody>{message.text}</MessageBarBody>
      <MessageBarActions
        containerAction={
          <Button
            appearance="transparent"
            size="small"
            icon={<DismissRegular />}
            aria-label={t('booking.dismiss')}
            onClick={dismiss}
          />
        }
      >
        {first && (
          <Button
            size="small"
            disabledFocusable={booking.busyWith !== null}
            onClick={() => booking.remove(first)}
          >
            {t('booking.onlyNew', { room: first.name })}
          </Button>
        )}
      </MessageBarActions>
    </MessageBar>
  );
}
