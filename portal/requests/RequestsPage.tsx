import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'wouter';
import { listBoard } from '../../contract/board.ts';
import { listMyProviders } from '../../contract/service-teams.ts';
import { SoundSwitch } from '../arrivals/SoundSwitch.tsx';
import { LiveNote } from '../live/LiveNote.tsx';
import { useLive } from '../live/use-live.ts';
import { Page } from '../shell/Page.tsx';
import { choiceIn, paramsOf } from './board-view.ts';
import { OfTeam } from './OfTeam.tsx';
import { TeamBoard } from './TeamBoard.tsx';

const readings = {
  'service-requests': [listMyProviders, listBoard],
  meetings: [listBoard],
};

/** The board of a team for those who work for it; team, view and search lie in the address, so that they can be linked to. */
export function RequestsPage() {
  const { t } = useTranslation('portal');
  const [params, setParams] = useSearchParams();
  const status = useLive(readings);
  const choice = choiceIn(params);
  return (
    <Page title={t('requests.title')} actions={<SoundSwitch />}>
      <LiveNote status={status} />
      <OfTeam>
        {(team, now) => (
          <TeamBoard
            key={team.id}
            team={team}
            now={now}
            choice={choice}
            onChoose={(chosen) => setParams(paramsOf(team.id, chosen))}
          />
        )}
      </OfTeam>
    </Page>
  );
}
