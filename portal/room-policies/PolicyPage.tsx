import { Body1 } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { useParams } from 'wouter';
import { readRoomPolicy } from '../../contract/room-policies.ts';
import { ApiProblem } from '../../ui/api/call-error.ts';
import { EmptyState } from '../../ui/feedback/EmptyState.tsx';
import { LinkButton } from '../shell/LinkButton.tsx';
import { Page } from '../shell/Page.tsx';
import { Reading } from '../shell/Reading.tsx';
import { useReading } from '../shell/reading.ts';
import { useSession } from '../shell/session.ts';
import { EditPolicy } from './EditPolicy.tsx';
import { WhatCounts } from './WhatCounts.tsx';

/** Admin Center → Places → the policy of one of them, of a room, or of the whole organization. */
export function PolicyPage() {
  const { t } = useTranslation('portal');
  const { id = '' } = useParams();
  const { may, time } = useSession();
  const reading = useReading(readRoomPolicy, { params: { id } });
  const found = reading.data;
  const isGone = reading.error instanceof ApiProblem && reading.error.status === 404;
  return (
    <Page
      title={found ? t('roomPolicies.titleOf', { name: found.holder.name }) : t('roomPolicies.title')}
      path={[{ label: t('shell.adminCenter') }, { label: t('places.title'), to: '/places' }]}
    >
      {isGone ? (
        <EmptyState
          title={t('roomPolicies.gone.title')}
          action={<LinkButton to="/places">{t('roomPolicies.gone.back')}</LinkButton>}
        >
          {reading.error?.message ?? ''}
        </EmptyState>
      ) : (
        <Reading of={reading}>
          {(policy) => (
            <>
              <Body1>
                {t(policy.holder.kind === 'room' ? 'roomPolicies.introRoom' : 'roomPolicies.intro')}
              </Body1>
              {policy.above.length > 0 && (
                <Body1>
                  {t('roomPolicies.above', { places: time.list(policy.above.map(({ name }) => name)) })}
                </Body1>
              )}
              <WhatCounts policy={policy} />
              {may('calendars.write') && <EditPolicy key={policy.holder.id} stored={policy} />}
            </>
          )}
        </Reading>
      )}
    </Page>
  );
}
