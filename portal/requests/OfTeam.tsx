import { makeStyles } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'wouter';
import type { Instant } from '../../contract/primitives.ts';
import type { RouteReply } from '../../contract/route.ts';
import { listMyProviders } from '../../contract/service-teams.ts';
import { EmptyState } from '../../ui/feedback/EmptyState.tsx';
import { SelectField } from '../forms/fields.tsx';
import { Reading } from '../shell/Reading.tsx';
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
  const { t } = useTranslation('portal');
  const styles = useStyles();
  const [params, setParams] = useSearchParams();
  const teams = useReading(listMyProviders);
  const choose = (team: string) =>
    setParams((before) => {
      const next = new URLSearchParams(before);
      next.set('team', team);
      return next;
    });
  return (
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
                  onChange={choose}
                  options={providers.map(({ id, name, isActive }) => ({
                    value: id,
                    label: isActive ? name : t('requests.inactive', { name }),
                  }))}
                />
              </div>
            )}
            {children(team, now)}
          </>
        );
      }}
    </Reading>
  );
}
