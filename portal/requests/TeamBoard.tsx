import { Caption1, makeStyles } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Instant } from '../../contract/primitives.ts';
import type { BoardRequest } from '../../contract/service-teams.ts';
import { localDay } from '../../ui/time/format.ts';
import { dayLater } from '../meetings/day-choice.ts';
import { MoreButton } from '../paging/MoreButton.tsx';
import { PageSkeleton } from '../shell/PageSkeleton.tsx';
import { inOrder } from './board-view.ts';
import type { BoardChoice } from './board-view.ts';
import { BoardTools } from './BoardTools.tsx';
import { NothingShown } from './NothingShown.tsx';
import type { MyTeam } from './OfTeam.tsx';
import { PrintSheet } from './PrintSheet.tsx';
import { RequestList } from './RequestList.tsx';
import { useViewName } from './request-words.ts';
import { SearchField } from './SearchField.tsx';
import { useBoard, useWithHeld } from './use-board.ts';
import { ViewChoice } from './ViewChoice.tsx';

const useStyles = makeStyles({
  screen: { '@media print': { display: 'none' } },
});

interface TeamBoardProps {
  readonly team: MyTeam;
  readonly now: Instant;
  readonly choice: BoardChoice;
  readonly onChoose: (choice: BoardChoice) => void;
}

/** What one team has to answer, or to do on a day, or ever had, on its own clock. */
export function TeamBoard({ team, now, choice, onChoose }: TeamBoardProps) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  const viewName = useViewName();
  const { id, name, timeZone } = team;
  const [held, setHeld] = useState<BoardRequest | null>(null);
  const board = useBoard(id, choice);
  const first = board.pages[0];
  const found = useWithHeld(
    id,
    board.pages.flatMap(({ requests }) => requests),
    held,
  );
  const shown = inOrder(found, choice.view);
  return (
    <>
      <ViewChoice choice={choice} counts={first?.counts ?? null} onChoose={onChoose} />
      <BoardTools team={team} choice={choice} day={dayFor(choice, first?.today ?? localDay(now, timeZone))}>
        <SearchField
          key={choice.words}
          words={choice.words}
          onSearch={(words) => onChoose({ view: words === '' ? 'to-answer' : 'all', day: null, words })}
        />
      </BoardTools>
      {board.isFirstOnItsWay && <PageSkeleton />}
      {first !== undefined && shown.length === 0 && <NothingShown team={name} choice={choice} />}
      {shown.length > 0 && <RequestList requests={shown} timeZone={timeZone} onHold={setHeld} />}
      <MoreButton of={board} label={t('requests.more')} busyLabel={t('requests.loading')} />
      {shown.length > 0 && (
        <>
          <details className={styles.screen}>
            <summary>{t('requests.keyboard.title')}</summary>
            <Caption1>{t('requests.keyboard.detail')}</Caption1>
          </details>
          <PrintSheet
            title={t('requests.sheet.title', { team: name, view: viewName(choice) })}
            requests={shown}
            timeZone={timeZone}
            asOf={first?.now ?? now}
          />
        </>
      )}
    </>
  );
}

/** The day whose work is planned from what is shown. */
function dayFor({ view, day }: BoardChoice, today: string): string {
  if (day !== null) return day;
  return view === 'tomorrow' ? dayLater(today, 1) : today;
}
