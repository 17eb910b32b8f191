import { MessageBar, MessageBarBody } from '@fluentui/react-components';
import { useLaterTexts } from '../../texts/use-later-texts.ts';
import type { Confirmation } from './use-confirmed-dates.ts';

interface ConfirmationNoteProps {
  readonly said: Confirmation | null;
}

/** That rooms were taken meanwhile, or that Exchange does not confirm them; nothing as long as neither is so. */
export function ConfirmationNote({ said }: ConfirmationNoteProps) {
  const t = useLaterTexts();
  if (said === null) return null;
  const text =
    said.outcome === 'taken'
      ? t('plan.takenNow', { count: said.count })
      : [t('plan.unconfirmed', { count: said.count }), said.notice?.detail, t('plan.decide')]
          .filter(Boolean)
          .join(' ');
  return (
    <MessageBar intent="warning" layout="multiline" politeness="assertive">
      <MessageBarBody>{text}</MessageBarBody>
    </MessageBar>
  );
}
