import { Caption1 } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { DeskVisit } from '../../contract/front-desk.ts';
import { useSession } from '../shell/session.ts';
import { deskClock } from './desk-clock.ts';

interface CameAndLeftProps {
  readonly visit: DeskVisit;
  readonly timeZone: string;
}

/** When a visitor came, what they accepted, who told the host again and when they left, by the clock of the reception; nothing before they came. */
export function CameAndLeft({ visit, timeZone }: CameAndLeftProps) {
  const { t } = useTranslation('portal');
  const { time } = useSession();
  const { arrivedAt, accepted, leftAt, leftBy, notified } = visit;
  const clock = deskClock(visit, time, timeZone);
  const said = [
    ...(arrivedAt === null ? [] : [t('frontDesk.arrived', { time: clock(arrivedAt) })]),
    ...(accepted === null
      ? []
      : [
          t('frontDesk.accepted', {
            version: accepted.version,
            time: clock(accepted.at),
          }),
        ]),
    ...(notified === null
      ? []
      : [t('frontDesk.notify.said', { time: clock(notified.at), name: notified.by })]),
    ...(leftAt === null
      ? []
      : [
          t(leftBy === 'time' ? 'frontDesk.leftByTime' : 'frontDesk.left', {
            time: clock(leftAt),
          }),
        ]),
  ];
  return said.length === 0 ? null : <Caption1>{said.join(', ')}</Caption1>;
}
