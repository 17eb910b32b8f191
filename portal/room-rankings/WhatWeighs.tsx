import { useTranslation } from 'react-i18next';
import { WEIGHT_PARTS } from '../../contract/room-rankings.ts';
import type { RoomRankingReply } from '../../contract/room-rankings.ts';
import { Facts } from '../shell/Facts.tsx';
import { Panel } from '../shell/Panel.tsx';
import { useOrigin } from './origin.ts';

/** Every weight that counts at a place, and who says so. */
export function WhatWeighs({ ranking }: { readonly ranking: RoomRankingReply }) {
  const { t } = useTranslation('portal');
  const origin = useOrigin(ranking);
  return (
    <Panel title={t('roomRankings.counts')}>
      <Facts
        of={WEIGHT_PARTS.map((part) => ({
          name: t(`roomRankings.parts.${part}`),
          value: origin(part),
        }))}
      />
    </Panel>
  );
}
