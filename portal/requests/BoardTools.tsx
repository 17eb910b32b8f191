import { Caption1, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { RouteReply } from '../../contract/route.ts';
import type { listMyProviders } from '../../contract/service-teams.ts';
import { zoneCity } from '../../ui/time/format.ts';
import { DownloadButton } from '../downloads/DownloadButton.tsx';
import { LinkButton } from '../shell/LinkButton.tsx';
import { PageLink } from '../shell/PageLink.tsx';
import { paramsOf, queryOf } from './board-view.ts';
import type { BoardChoice } from './board-view.ts';

const useStyles = makeStyles({
  tools: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'flex-start',
    gap: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalS}`,
    '@media print': { display: 'none' },
  },
  search: { flex: '1 1 360px', minWidth: 0 },
  buttons: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalS}`,
    // Beside the search: as far down as the label of its field is high.
    '@media (min-width: 1100px)': { marginTop: '26px' },
  },
  notes: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    '@media print': { display: 'none' },
  },
});

interface BoardToolsProps {
  readonly team: RouteReply<typeof listMyProviders>['providers'][number];
  readonly choice: BoardChoice;
  /** The day whose work is planned from here. */
  readonly day: string;
  /** The search. */
  readonly children: ReactNode;
}

/** The search, and what can be made of what is shown: paper, a file, the list of a day's work, the week. */
export function BoardTools({ team, choice, day, children }: BoardToolsProps) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  const { id, name, timeZone } = team;
  const shown = new URLSearchParams({ ...paramsOf(id, choice) }).toString();
  const planned = new URLSearchParams({ team: id, day }).toString();
  const file = new URLSearchParams({ ...queryOf(id, choice) }).toString();
  return (
    <>
      <div className={styles.tools}>
        <div className={styles.search}>{children}</div>
        <div className={styles.buttons}>
          <LinkButton to={`/requests/print?${shown}`}>{t('requests.print')}</LinkButton>
          <DownloadButton path={`/portal-api/service-board/export?${file}`}>
            {t('requests.csv')}
          </DownloadButton>
          <LinkButton to={`/requests/production?${planned}`}>{t('requests.production.title')}</LinkButton>
          <LinkButton to={`/requests/week?${planned}`}>{t('requests.week.title')}</LinkButton>
        </div>
      </div>
      <div className={styles.notes}>
        <Caption1>{t('requests.clock', { city: zoneCity(timeZone), zone: timeZone })}</Caption1>
        <Caption1>
          <PageLink to={`/providers/${id}/menu`}>{t('menus.titleOf', { name })}</PageLink>
        </Caption1>
        <Caption1>
          <PageLink to={`/providers/${id}/requests/new`}>{t('requests.new.link')}</PageLink>
        </Caption1>
      </div>
    </>
  );
}
