import { Badge, Caption1 } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { DeskVisit } from '../../contract/front-desk.ts';

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
