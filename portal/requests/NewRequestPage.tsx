import { Field, Input, makeStyles } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'wouter';
import { listServedMeetings } from '../../contract/on-behalf.ts';
import type { RouteReply } from '../../contract/route.ts';
import { listMyProviders } from '../../contract/service-teams.ts';
import { EmptyState } from '../../ui/feedback/EmptyState.tsx';
import { localDay } from '../../ui/time/format.ts';
import { dayIn } from '../meetings/day-choice.ts';
import { LinkButton } from '../shell/LinkButton.tsx';
import { Page } from '../shell/Page.tsx';
import { Reading } from '../shell/Reading.tsx';
import { useReading } from '../shell/reading.ts';
import { boundsOf } from './day-bounds.ts';
import { NewRequestForm } from './NewRequestForm.tsx';

const useStyles = makeStyles({ day: { maxWidth: '240px' } });

/** Requests → a new one for a meeting of somebody, entered by a member of the team. */
export function NewRequestPage() {
  const { t } = useTranslation('portal');
  const { id = '' } = useParams();
  const teams = useReading(listMyProviders);
  return (
    <Page title={t('requests.new.title')} path={[{ label: t('requests.title'), to: '/requests' }]}>
      <Reading of={teams}>
        {({ providers, now }) => {
          const team = providers.find((one) => one.id === id);
          if (team) return <ForTeam key={team.id} team={team} today={localDay(now, team.timeZone)} />;
          return (
            <EmptyState
              title={t('requests.empty.noTeam')}
              action={<LinkButton to="/requests">{t('requests.page.back')}</LinkButton>}
            >
              {t('requests.empty.noTeamDetail')}
            </EmptyState>
          );
        }}
      </Reading>
    </Page>
  );
}

interface ForTeamProps {
  readonly team: RouteReply<typeof listMyProviders>['providers'][number];
  /** On the team's clock. */
  readonly today: string;
}

function ForTeam({ team, today }: ForTeamProps) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  const [typed, setTyped] = useState(today);
  const day = dayIn(typed) ?? today;
  const meetings = useReading(listServedMeetings, { params: { id: team.id }, query: boundsOf(day) });
  return (
    <>
      <Field label={t('requests.new.day')} className={styles.day}>
        <Input type="date" value={typed} onChange={(_event, { value }) => setTyped(value)} />
      </Field>
      <Reading of={meetings}>
        {(offer) => <NewRequestForm key={day} team={team.id} day={day} offer={offer} />}
      </Reading>
    </>
  );
}
