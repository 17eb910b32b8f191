import { makeStyles } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'wouter';
import { listMyProviders, listRequests } from '../../contract/service-teams.ts';
import { EmptyState } from '../../ui/feedback/EmptyState.tsx';
import { SelectField } from '../forms/fields.tsx';
import { LiveNote } from '../live/LiveNote.tsx';
import { useLive } from '../live/use-live.ts';
import { dayIn } from '../meetings/day-choice.ts';
import { Page } from '../shell/Page.tsx';
import { Reading } from '../shell/Reading.tsx';
import { useReading } from '../shell/reading.ts';
import { TeamBoard } from './TeamBoard.tsx';

const useStyles = makeStyles({
  team: { maxWidth: '400px', '@media print': { display: 'none' } },
});

const readings = {
  'service-requests': [listMyProviders, listRequests],
  meetings: [listRequests],
};

/** The board of a team for those who work for it; team and day lie in the address, so that they can be linked to. */
export function RequestsPage() {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  const [params, setParams] = useSearchParams();
  const status = useLive(readings);
  const teams = useReading(listMyProviders);
  const view = dayIn(params.get('day')) ?? 'waiting';
  const show = (team: string, shown: string) =>
    setParams({ team, ...(shown !== 'waiting' && { day: shown }) });
  return (
    <Page title={t('requests.title')}>
      <LiveNote status={status} />
      <Reading of={teams}>
        {({ providers, now }) => {
          const team =
            providers.find(({ id }) => id === params.get('team')) ??
            providers.find(({ isActive }) => isActive) ??
            providers[0];
          if (!team) {
            return (
              <EmptyState title={t('requests.empty.noTeam')}>{t('requests.empty.noTeamDetail')}</EmptyState>
            );
          }
          return (
            <>
              {providers.length > 1 && (
                <div className={styles.team}>
                  <SelectField
                    label={t('requests.team')}
                    value={team.id}
                    onChange={(chosen) => show(chosen, view)}
                    options={providers.map(({ id, name, isActive }) => ({
                      value: id,
                      label: isActive ? name : t('requests.inactive', { name }),
                    }))}
                  />
                </div>
              )}
              <TeamBoard
                key={team.id}
                team={team}
                now={now}
                view={view}
                onView={(chosen) => show(team.id, chosen)}
              />
            </>
          );
        }}
      </Reading>
    </Page>
  );
}
