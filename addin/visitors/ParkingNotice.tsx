import { Caption1, MessageBar, MessageBarBody } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { ShownChoice } from '../meeting/use-series-dates.ts';
import type { Reception } from './asked-fields.ts';
import { useNamedDates, wantedOf } from './dates-of-reception.ts';

interface ParkingNoticeProps {
  readonly reception: Reception;
  readonly dates: ShownChoice;
}

/** How many places are left for whoever comes by car; nobody is refused because of it, and the desk sees it too. */
export function ParkingNotice({ reception, dates: { series, choice } }: ParkingNoticeProps) {
  const { t } = useTranslation('pane');
  const named = useNamedDates(reception);
  const { name, parking, dates } = reception;
  const full = wantedOf(dates, choice).filter(({ isFull }) => isFull);
  if (series !== null && full.length > 0) {
    return <Full said={t('visitors.parkingDates', { reception: name, dates: named(full) })} />;
  }
  if (series !== null || parking === null) return null;
  if (parking.left <= 0) return <Full said={t('visitors.parkingFull', { reception: name })} />;
  return <Caption1>{t('visitors.parkingLeft', { count: parking.left, places: parking.places })}</Caption1>;
}

function Full({ said }: { readonly said: string }) {
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>{said}</MessageBarBody>
    </MessageBar>
  );
}
