import { makeStyles } from '@fluentui/react-components';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'wouter';
import type { Instant } from '../../contract/primitives.ts';
import type { RouteReply } from '../../contract/route.ts';
import { listMyProviders } from '../../contract/service-teams.ts';
import { EmptyState } from '../../ui/feedback/EmptyState.tsx';
import { SelectField } from '../forms/fields.tsx';
import { Reading } from '../shell/Reading.tsx';
import { useSession } from '../shell/session.ts';
import { useReading } from '../shell/reading.ts';

const useStyles = makeStyles({
  team: { maxWidth: '400px', '@media print': { display: 'none' } },
});

export type MyTeam = RouteReply<typeof listMyProviders>['providers'][number];

interface OfTeamProps {
  readonly children: (team: MyTeam, now: Instant) => ReactNode;
}

/** What is shown of the team that the address names, with a choice for who works for several. */
export function OfTeam({ children }: OfTeamProps) {
  const teams = useReading(listMyProviders);
  return (
    <Reading of={teams}>
      {({ providers, now }) => (
        <AmongTeams teams={providers} now={now}>
          {children}
        </AmongTeams>
      )}
    </Reading>
  );
}

interface AmongTeamsProps extends OfTeamProps {
  readonly teams: readonly MyTeam[];
  readonly now: Instant;
}

function AmongTeams({ teams, now, children }: AmongTeamsProps) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  const { time } = useSession();
  const [params, setParams] = useSearchParams();
  // Chosen when the page opens: it does not turn to another team under somebody's hands when a request arrives there.
  const [usual] = useState(() => usualOf(teams)?.id);
  const team =
    teams.find(({ id }) => id === params.get('team')) ?? teams.find(({ id }) => id === usual) ?? teams[0];
  if (!team) {
    return <EmptyState title={t('requests.empty.noTeam')}>{t('requests.empty.noTeamDetail')}</EmptyState>;
  }
  const choose = (chosen: string) =>
    setParams((before) => {
      const next = new URLSearchParams(before);
      next.set('team', chosen);
      return next;
    });
  const elsewhere = teams.filter(({ id, waiting }) => id !== team.id && waiting > 0);
  return (
    <>
      {teams.length > 1 && (
        <div className={styles.team}>
          <SelectField
            label={t('requests.team')}
            value={team.id}
            onChange={choose}
            options={teams.map(({ id, name, isActive }) => ({
              value: id,
              label: isActive ? name : t('requests.inactive', { name }),
            }))}
            {...(elsewhere.length > 0 && {
              hint: t('requests.elsewhere', {
                teams: time.list(
                  elsewhere.map(({ name, waiting }) => t('requests.counted', { name, count: waiting })),
                ),
              }),
            })}
          />
        </div>
      )}
      {children(team, now)}
    </>
  );
}

/** The first that has something to answer; else the first that is in use. */
function usualOf(teams: readonly MyTeam[]): MyTeam | undefined {
  const active = teams.filter(({ isActive }) => isActive);
  return active.find(({ waiting }) => waiting > 0) ?? active[0];
}
