import { MessageBar, MessageBarBody } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { Reception } from './asked-fields.ts';

/** Nobody will be at the reception when the meeting begins; whoever wants to registers all the same. */
export function ClosedNotice({ reception: { name, closed } }: { readonly reception: Reception }) {
  const { t } = useTranslation('pane');
  if (closed === null) return null;
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>
        {closed.kind === 'closed-hour'
          ? t('visitors.closedHour', { reception: name, hours: closed.hours })
          : closed.name === null
            ? t('visitors.closedDay', { reception: name })
            : t('visitors.closedFor', { reception: name, day: closed.name })}
      </MessageBarBody>
    </MessageBar>
  );
}
