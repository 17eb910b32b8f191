import { Body1 } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { useParams } from 'wouter';
import { readRoomDetails } from '../../contract/room-details.ts';
import { ApiProblem } from '../../ui/api/call-error.ts';
import { EmptyState } from '../../ui/feedback/EmptyState.tsx';
import { LinkButton } from '../shell/LinkButton.tsx';
import { Page } from '../shell/Page.tsx';
import { Panel } from '../shell/Panel.tsx';
import { Reading } from '../shell/Reading.tsx';
import { useReading } from '../shell/reading.ts';
import { useSession } from '../shell/session.ts';
import { EditDetails } from './EditDetails.tsx';
import { RoomPictures } from './RoomPictures.tsx';

/** Admin Center → Calendars → what people see of one room beside its facts. */
export function RoomPage() {
  const { t } = useTranslation('portal');
  const { id = '' } = useParams();
  const { may } = useSession();
  const reading = useReading(readRoomDetails, { params: { id } });
  const found = reading.data;
  const isGone = reading.error instanceof ApiProblem && reading.error.status === 404;
  const mayEdit = may('calendars.write');
  return (
    <Page
      title={found ? t('roomDetails.titleOf', { name: found.room.name }) : t('roomDetails.title')}
      path={[{ label: t('shell.adminCenter') }, { label: t('shell.sections.calendars'), to: '/calendars' }]}
    >
      {isGone ? (
        <EmptyState
          title={t('roomDetails.gone.title')}
          action={<LinkButton to="/calendars">{t('roomDetails.gone.back')}</LinkButton>}
        >
          {reading.error?.message ?? ''}
        </EmptyState>
      ) : (
        <Reading of={reading}>
          {(details) => (
            <>
              <Body1>
                {t(details.room.unit === null ? 'roomDetails.unplaced' : 'roomDetails.intro', {
                  name: details.room.name,
                })}
              </Body1>
              <EditDetails key={details.room.id} stored={details} mayEdit={mayEdit} />
              <RoomPictures
                key={`pictures ${details.room.id} ${details.picturesVersion}`}
                stored={details}
                mayEdit={mayEdit}
              />
              {details.room.unit !== null && (
                <Panel title={t('roomDetails.position')}>
                  <Body1>{t(details.position ? 'roomDetails.onPlan' : 'roomDetails.offPlan')}</Body1>
                  <div>
                    <LinkButton to={`/places/${details.room.unit}/plan`}>
                      {t('roomDetails.toPlan')}
                    </LinkButton>
                  </div>
                </Panel>
              )}
            </>
          )}
        </Reading>
      )}
    </Page>
  );
}
