import { Body1 } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { useParams } from 'wouter';
import { readFloorPlan } from '../../contract/floor-plans.ts';
import { ApiProblem } from '../../ui/api/call-error.ts';
import { EmptyState } from '../../ui/feedback/EmptyState.tsx';
import { LinkButton } from '../shell/LinkButton.tsx';
import { Page } from '../shell/Page.tsx';
import { Reading } from '../shell/Reading.tsx';
import { useReading } from '../shell/reading.ts';
import { useSession } from '../shell/session.ts';
import { PlanEditor } from './PlanEditor.tsx';
import { PlanPicture } from './PlanPicture.tsx';

/** Admin Center → Places → the floor plan of one of them. */
export function FloorPlanPage() {
  const { t } = useTranslation('portal');
  const { id = '' } = useParams();
  const { may } = useSession();
  const reading = useReading(readFloorPlan, { params: { id } });
  const found = reading.data;
  const isGone = reading.error instanceof ApiProblem && reading.error.status === 404;
  const mayEdit = may('calendars.write');
  return (
    <Page
      title={found ? t('floorPlan.titleOf', { name: found.unit.name }) : t('floorPlan.title')}
      path={[{ label: t('shell.adminCenter') }, { label: t('places.title'), to: '/places' }]}
    >
      {isGone ? (
        <EmptyState
          title={t('floorPlan.gone.title')}
          action={<LinkButton to="/places">{t('floorPlan.gone.back')}</LinkButton>}
        >
          {reading.error?.message ?? ''}
        </EmptyState>
      ) : (
        <Reading of={reading}>
          {(plan) => (
            <>
              <Body1>{t('floorPlan.intro')}</Body1>
              {plan.hash !== null && (
                <PlanEditor key={plan.unit.id} stored={plan} hash={plan.hash} mayEdit={mayEdit} />
              )}
              {mayEdit && <PlanPicture stored={plan} />}
              {!mayEdit && plan.hash === null && <Body1>{t('floorPlan.none')}</Body1>}
            </>
          )}
        </Reading>
      )}
    </Page>
  );
}
