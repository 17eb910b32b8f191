import { MessageBar, MessageBarBody } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { ReceptionClosed } from '../../contract/visitors.ts';
import type { ShownChoice } from '../meeting/use-series-dates.ts';
import type { Reception } from './asked-fields.ts';
import { useNamedDates, wantedOf } from './dates-of-reception.ts';

interface ClosedNoticeProps {
  readonly reception: Reception;
  readonly dates: ShownChoice;
}

/**
 * Nobody will be at the reception when the meeting begins, or on some of the dates on which the visitor comes; whoever wants
 * to registers all the same.
 */
export function ClosedNotice({ reception, dates: { series, choice } }: ClosedNoticeProps) {
  const { t } = useTranslation('pane');
  const named = useNamedDates(reception);
  const { name, closed, dates } = reception;
  const wanted = wantedOf(dates, choice).filter((date) => date.closed !== null);
  if (series !== null && wanted.length > 0) {
    return <Warning>{t('visitors.closedDates', { reception: name, dates: named(wanted) })}</Warning>;
  }
  return series === null && closed !== null ? <ClosedOnce name={name} closed={closed} /> : null;
}

function ClosedOnce({ name, closed }: { readonly name: string; readonly closed: ReceptionClosed }) {
  const { t } = useTranslation('pane');
  if (closed.kind === 'closed-hour') {
    return <Warning>{t('visitors.closedHour', { reception: name, hours: closed.hours })}</Warning>;
  }
  return (
    <Warning>
      {closed.name === null
        ? t('visitors.closedDay', { reception: name })
        : t('visitors.closedFor', { reception: name, day: closed.name })}
    </Warning>
  );
}

function Warning({ children }: { readonly children: string }) {
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>{children}</MessageBarBody>
    </MessageBar>
  );
}
