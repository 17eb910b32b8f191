import { Body1, Caption1, Subtitle2, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { KeyboardEvent, Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { numberOf } from '../../contract/service-ids.ts';
import type { BoardRequest } from '../../contract/service-teams.ts';
import { AnswerList } from '../../ui/answers/AnswerList.tsx';
import { ProblemNotice } from '../../ui/feedback/ProblemNotice.tsx';
import { PageLink } from '../shell/PageLink.tsx';
import { useSession } from '../shell/session.ts';
import { ActionBar } from './ActionBar.tsx';
import { waits } from './board-view.ts';
import { OrderedLines } from './OrderedLines.tsx';
import { OutrunNotice } from './OutrunNotice.tsx';
import { ProposalTable } from './ProposalTable.tsx';
import { actionOfKey } from './request-keys.ts';
import { RequestState } from './RequestState.tsx';
import { roomWords, useWhat } from './request-words.ts';
import { useActing } from './use-acting.ts';
import { useAnswer } from './use-answer.ts';

const useStyles = makeStyles({
  card: {
    display: 'grid',
    gridTemplateColumns: '156px minmax(0, 1fr)',
    gap: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}`,
    minWidth: 0,
    padding: tokens.spacingHorizontalL,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderLeft: `4px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    overflowWrap: 'anywhere',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
    // What is far below costs nothing until it is scrolled to: a board may hold hundreds.
    contentVisibility: 'auto',
    containIntrinsicSize: 'auto 180px',
    '@media (max-width: 560px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  waiting: { borderLeftColor: tokens.colorBrandStroke1 },
  when: { display: 'flex', flexDirection: 'column' },
  quiet: { color: tokens.colorNeutralForeground2 },
  main: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS, minWidth: 0 },
  room: { margin: 0 },
  text: { margin: 0, whiteSpace: 'pre-wrap' },
});

interface RequestCardProps {
  readonly request: BoardRequest;
  readonly timeZone: string;
  readonly tabIndex: 0 | -1;
  readonly cardRef: Ref<HTMLLIElement>;
  readonly onFocus: () => void;
  readonly onHold: (request: BoardRequest | null) => void;
}

/** One request: when, where, what, for whom, how it stands and why, and what the team may do with it. */
export function RequestCard(props: RequestCardProps) {
  const { request: stored, timeZone, tabIndex, cardRef, onFocus, onHold } = props;
  const { t } = useTranslation('portal');
  const styles = useStyles();
  const { time, may } = useSession();
  const what = useWhat(timeZone);
  const answering = useAnswer(stored);
  const acting = useActing(answering, onHold);
  const { asked } = acting;
  const request = answering.current;
  const { deliverAt, room, text, organizer, proposal, actions, link } = request;

  const press = (event: KeyboardEvent) => {
    // Only on the request itself: within a button or a field a letter is a letter.
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
    const action = actionOfKey(event.key, actions);
    if (action === null) return;
    event.preventDefault();
    acting.act(action);
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- each key does what a button inside does; the request is not operated otherwise
    <li
      ref={cardRef}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- arrows go from request to request, letters answer it
      tabIndex={tabIndex}
      aria-label={what(request)}
      className={mergeClasses(styles.card, waits(request) && styles.waiting)}
      onKeyDown={press}
      onFocus={onFocus}
    >
      <div className={styles.when}>
        <Subtitle2>{time.clock(deliverAt, timeZone)}</Subtitle2>
        <Caption1>{time.day(deliverAt, timeZone)}</Caption1>
        <Caption1 className={styles.quiet}>
          {t('requests.meeting', { when: time.range(request, timeZone) })}
        </Caption1>
      </div>
      <div className={styles.main}>
        <Subtitle2 as="h2" className={styles.room}>
          {roomWords(room)}
        </Subtitle2>
        <RequestState request={request} timeZone={timeZone} />
        <OrderedLines request={request} />
        {text !== '' && (
          <Body1 as="p" className={styles.text} dir="auto">
            {text}
          </Body1>
        )}
        <AnswerList answers={[...request.properties, ...request.staffProperties]} />
        <Caption1 className={styles.quiet}>
          {t('requests.organizer', { name: organizer.name || organizer.mail })}
          {` · ${t('requests.number', { number: numberOf(request.id) })}`}
        </Caption1>
        {proposal && <ProposalTable request={request} proposal={proposal} timeZone={timeZone} />}
        {answering.isOutrun && asked === null && <OutrunNotice request={request} timeZone={timeZone} />}
        {answering.problem !== null && asked === null && <ProblemNotice error={answering.problem} />}
        <ActionBar answering={answering} acting={acting} timeZone={timeZone}>
          <PageLink to={`/requests/${request.id}`}>
            {request.unread > 0 ? t('requests.openUnread', { count: request.unread }) : t('requests.open')}
          </PageLink>
          <PageLink
            to={`/requests/print?${new URLSearchParams({ team: request.provider, words: numberOf(request.id), paper: 'tickets' }).toString()}`}
          >
            {t('requests.ticket')}
          </PageLink>
          {may('meetings.read') && <PageLink to={`/meetings/${link}`}>{t('feed.meeting')}</PageLink>}
        </ActionBar>
      </div>
    </li>
  );
}
