import { useTranslation } from 'react-i18next';
import type { RoomRankingReply, WeightPart } from '../../contract/room-rankings.ts';
import { useSession } from '../shell/session.ts';

/** What counts of a weight in the end, and whose it is, in words. */
export function useOrigin({ holder, values, effective }: RoomRankingReply): (part: WeightPart) => string {
  const { t } = useTranslation('portal');
  const { time } = useSession();
  return (part) => {
    const value = time.number(values[part]);
    const from = effective.find((one) => one.part === part)?.from;
    if (!from) return t('roomRankings.standard', { value });
    return from.id === holder.id
      ? t('roomPolicies.fromHere', { value })
      : t('roomPolicies.from', { value, place: from.name });
  };
}
