import { Body1 } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { useParams } from 'wouter';
import { readRoomRanking } from '../../contract/room-rankings.ts';
import { ApiProblem } from '../../ui/api/call-error.ts';
import { EmptyState } from '../../ui/feedback/EmptyState.tsx';
import { LinkButton } from '../shell/LinkButton.tsx';
import { Page } from '../shell/Page.tsx';
import { Reading } from '../shell/Reading.tsx';
import { useReading } from '../shell/reading.ts';
import { useSession } from '../shell/session.ts';
import { EditRanking } from './EditRanking.tsx';
import { WhatWeighs } from './WhatWeighs.tsx';

/** Admin Center → Places → what counts how much in the order of the rooms of one of them, or of the whole organization. */
export function RankingPage() {
  const { t } = useTranslation('portal');
  const { id = '' } = useParams();
  const { may, time } = useSession();
  const reading = useReading(readRoomRanking, { params: { id } });
  const found = reading.data;
  const isGone = reading.error instanceof ApiProblem && reading.error.status === 404;
  return (
    <Page
      title={found ? t('roomRankings.titleOf', { name: found.holder.name }) : t('roomRankings.title')}
      path={[{ label: t('shell.adminCenter') }, { label: t('places.title'), to: '/places' }]}
    >
      {isGone ? (
        <EmptyState
          title={t('roomRankings.gone')}
          action={<LinkButton to="/places">{t('roomPolicies.gone.back')}</LinkButton>}
        >
          {reading.error?.message ?? ''}
        </EmptyState>
      ) : (
        <Reading of={reading}>
          {(ranking) => (
            <>
              <Body1>{t('roomRankings.intro')}</Body1>
              {ranking.above.length > 0 && (
                <Body1>
                  {t('roomPolicies.above', { places: time.list(ranking.above.map(({ name }) => name)) })}
                </Body1>
              )}
              {may('calendars.write') ? (
                <EditRanking key={ranking.holder.id} stored={ranking} />
              ) : (
                <WhatWeighs ranking={ranking} />
              )}
            </>
          )}
        </Reading>
      )}
    </Page>
  );
}
