import { Caption1, MessageBar, MessageBarBody } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { listDeskVisits } from '../../contract/front-desk.ts';
import type { RouteReply } from '../../contract/route.ts';
import { useSession } from '../shell/session.ts';

interface ParkingProps extends Pick<RouteReply<typeof listDeskVisits>, 'parking'> {
  readonly timeZone: string;
}

/** How many places to park are taken; nothing where the reception counts none. */
export function Parking({ parking, timeZone }: ParkingProps) {
  const { t } = useTranslation('portal');
  const { time } = useSession();
  if (parking === null) return null;
  const { places, taken, most, mostAt } = parking;
  const facts = { places, taken, most, time: time.clock(mostAt, timeZone) };
  if (most > places) {
    return (
      <MessageBar intent="warning" layout="multiline">
        <MessageBarBody>{t('frontDesk.parkingFull', facts)}</MessageBarBody>
      </MessageBar>
    );
  }
  return <Caption1>{t(most > taken ? 'frontDesk.parking' : 'frontDesk.parkingFree', facts)}</Caption1>;
}
