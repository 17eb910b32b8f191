import { Caption1 } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { DeskVisit } from '../../contract/front-desk.ts';
import { useSession } from '../shell/session.ts';

interface CameAndLeftProps {
  readonly visit: DeskVisit;
  readonly timeZone: string;
}

/** When a visitor came, what they accepted, who told the host again and when they left, by the clock of the reception; nothing before they came. */
export function CameAndLeft({ visit, timeZone }: CameAndLeftProps) {
  const { t } = useTranslation('portal');
  const { time } = useSession();
  const { arrivedAt, accepted, leftAt, leftBy, notified } = visit;
  const said = [
    ...(arrivedAt === null ? [] : [t('frontDesk.arrived', { time: time.clock(arrivedAt, timeZone) })]),
    ...(accepted === null
      ? []
      : [
          t('frontDesk.accepted', {
            version: accepted.version,
            time: time.clock(accepted.at, timeZone),
          }),
        ]),
    ...(notified === null
      ? []
      : [t('frontDesk.notify.said', { time: time.clock(notified.at, timeZone), name: notified.by })]),
    ...(leftAt === null
      ? []
      : [
          t(leftBy === 'time' ? 'frontDesk.leftByTime' : 'frontDesk.left', {
            time: time.clock(leftAt, timeZone),
          }),
        ]),
  ];
  return said.length === 0 ? null : <Caption1>{said.join(', ')}</Caption1>;
}
