import { Badge, Caption1 } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { DeskVisit } from '../../contract/front-desk.ts';
import { useSession } from '../shell/session.ts';

interface AlsoExpectedProps {
  readonly visit: DeskVisit;
  readonly timeZone: string;
}

/** Who else expects the same person at the same time. */
export function AlsoExpected({ visit: { alsoExpected }, timeZone }: AlsoExpectedProps) {
  const { t } = useTranslation('portal');
  const { time } = useSession();
  return alsoExpected.map(({ start, end, host }) => (
    <Caption1 key={`${start} ${host}`}>
      <bdi>{t('frontDesk.alsoExpected', { time: time.range({ start, end }, timeZone), host })}</bdi>
    </Caption1>
  ));
}

/** The last SMS to a visitor was not sent, or did not get through: they may not know what the desk knows. */
export function SmsTrouble({ visit: { smsTrouble, toldAt } }: { readonly visit: DeskVisit }) {
  const { t } = useTranslation('portal');
  if (smsTrouble === null) return null;
  const trouble = smsTrouble === 'limited' && toldAt === null ? 'untold' : smsTrouble;
  return (
    <Caption1>
      <Badge appearance="tint" color="warning">
        {t(`frontDesk.smsTrouble.${trouble}`)}
      </Badge>{' '}
      {t(`frontDesk.smsTroubleWhy.${trouble}`)}
    </Caption1>
  );
}

/** Whether a visit may be at another time by now, without anybody having said so; nothing when it follows its meeting. */
export function NotFollowed({ visit: { isUnfollowed } }: { readonly visit: DeskVisit }) {
  const { t } = useTranslation('portal');
  if (!isUnfollowed) return null;
  return (
    <Caption1>
      <Badge appearance="outline">{t('frontDesk.notFollowed')}</Badge> {t('frontDesk.notFollowedWhy')}
    </Caption1>
  );
}
