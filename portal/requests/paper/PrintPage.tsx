import { Button, Caption1, MessageBar, MessageBarBody, makeStyles, tokens } from '@fluentui/react-components';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'wouter';
import { BOARD_PAGE, MOST_PAPER, PaperLayout } from '../../../contract/board.ts';
import type { Instant } from '../../../contract/primitives.ts';
import type { BoardRequest } from '../../../contract/service-teams.ts';
import { ProblemNotice } from '../../../ui/feedback/ProblemNotice.tsx';
import { DownloadButton } from '../../downloads/DownloadButton.tsx';
import { SelectField } from '../../forms/fields.tsx';
import { Page } from '../../shell/Page.tsx';
import { PageSkeleton } from '../../shell/PageSkeleton.tsx';
import { choiceIn, paramsOf, queryOf } from '../board-view.ts';
import type { BoardChoice } from '../board-view.ts';
import { NothingShown } from '../NothingShown.tsx';
import { OfTeam } from '../OfTeam.tsx';
import type { MyTeam } from '../OfTeam.tsx';
import { PrintSheet } from '../PrintSheet.tsx';
import { useViewName } from '../request-words.ts';
import { useBoard } from '../use-board.ts';
import { Labels } from './Labels.tsx';
import { usePaperSize } from './paper-styles.ts';
import { Tickets } from './Tickets.tsx';

const useStyles = makeStyles({
  tools: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'flex-end',
    gap: tokens.spacingHorizontalS,
    '@media print': { display: 'none' },
  },
  screen: { '@media print': { display: 'none' } },
  preview: {
    padding: tokens.spacingHorizontalL,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: '#fff',
    color: '#000',
    overflowX: 'auto',
    '@media print': { padding: 0, border: 'none', overflowX: 'visible' },
  },
});

/** A view of the board on paper, seen before it is printed: a list, a ticket per request, or labels. */
export function PrintPage() {
  const { t } = useTranslation('portal');
  return (
    <Page title={t('requests.paper.title')} isPaper path={[{ label: t('requests.title'), to: '/requests' }]}>
      <OfTeam>{(team, now) => <PaperOfTeam key={team.id} team={team} now={now} />}</OfTeam>
    </Page>
  );
}

function PaperOfTeam({ team, now }: { readonly team: MyTeam; readonly now: Instant }) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  const [params, setParams] = useSearchParams();
  const choice = choiceIn(params);
  const paper = PaperLayout.safeParse(params.get('paper')).data ?? 'list';
  usePaperSize(paper);
  const { board, requests, isWhole, isFull } = useWholeView(team.id, choice);
  const file = new URLSearchParams({ ...queryOf(team.id, choice), paper }).toString();
  return (
    <>
      <div className={styles.tools}>
        <SelectField
          label={t('requests.paper.which')}
          value={paper}
          onChange={(chosen) => setParams({ ...paramsOf(team.id, choice), paper: chosen })}
          options={PaperLayout.options.map((value) => ({ value, label: t(`requests.paper.${value}`) }))}
        />
        <Button
          appearance="primary"
          disabledFocusable={requests.length === 0 || !isWhole}
          onClick={() => print()}
        >
          {t('requests.paper.print')}
        </Button>
        <DownloadButton path={`/portal-api/service-board/paper?${file}`}>
          {t('requests.paper.pdf')}
        </DownloadButton>
      </div>
      <Caption1 className={styles.screen}>{t(`requests.paper.${paper}Hint`)}</Caption1>
      {isFull && (
        <MessageBar intent="warning" layout="multiline" className={styles.screen}>
          <MessageBarBody>{t('requests.paper.tooMany', { count: requests.length })}</MessageBarBody>
        </MessageBar>
      )}
      {board.isFirstOnItsWay && <PageSkeleton />}
      {board.error !== null && <ProblemNotice error={board.error} onRetry={board.again} />}
      {board.pages.length > 0 && requests.length === 0 && <NothingShown team={team.name} choice={choice} />}
      {requests.length > 0 && (
        <div className={styles.preview}>
          <Paper
            team={team}
            choice={choice}
            paper={paper}
            requests={requests}
            asOf={board.pages.at(-1)?.now ?? now}
          />
        </div>
      )}
    </>
  );
}

/** Paper has no button for more: page after page is read, up to what anybody prints. */
function useWholeView(provider: string, choice: BoardChoice) {
  const board = useBoard(provider, choice);
  const isEnough = board.pages.length * BOARD_PAGE >= MOST_PAPER;
  const goesOn = board.hasMore && !isEnough && board.error === null;
  const mustAsk = goesOn && !board.isMoreOnItsWay;
  useEffect(() => {
    if (mustAsk) board.more();
  });
  return {
    board,
    requests: board.pages.flatMap((page) => page.requests),
    isWhole: !goesOn,
    isFull: isEnough && board.hasMore,
  };
}

interface PaperProps {
  readonly team: MyTeam;
  readonly choice: BoardChoice;
  readonly paper: PaperLayout;
  readonly requests: readonly BoardRequest[];
  readonly asOf: Instant;
}

function Paper({ team: { name, timeZone }, choice, paper, requests, asOf }: PaperProps) {
  const { t } = useTranslation('portal');
  const viewName = useViewName();
  if (paper === 'tickets') {
    return <Tickets team={name} requests={requests} timeZone={timeZone} asOf={asOf} />;
  }
  if (paper === 'labels') return <Labels requests={requests} timeZone={timeZone} />;
  return (
    <PrintSheet
      title={t('requests.sheet.title', { team: name, view: viewName(choice) })}
      requests={requests}
      timeZone={timeZone}
      asOf={asOf}
      isPreview
    />
  );
}
