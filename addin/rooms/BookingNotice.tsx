import { Button, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import { PaneProblem } from '../shell/PaneProblem.tsx';
import type { Booking } from './use-booking.ts';

/** What became of the last action; it stays until it is dismissed or the next action begins. */
export function BookingNotice({ booking }: { readonly booking: Booking }) {
  const { t } = useTranslation('pane');
  const { message, failure, dismiss } = booking;
  if (failure !== null) return <PaneProblem error={failure.error} onRetry={failure.again} />;
  if (message === null) return null;
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
      />
    </MessageBar>
  );
}
