import { Caption1, makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { RequestPage } from '../../contract/request-page.ts';
import { AnswerList } from '../../ui/answers/AnswerList.tsx';
import { ProblemNotice } from '../../ui/feedback/ProblemNotice.tsx';
import { Facts } from '../shell/Facts.tsx';
import { PageLink } from '../shell/PageLink.tsx';
import { useSession } from '../shell/session.ts';
import { ActionBar } from './ActionBar.tsx';
import { OutrunNotice } from './OutrunNotice.tsx';
import { PricedLines } from './PricedLines.tsx';
import { ProposalTable } from './ProposalTable.tsx';
import { RequestState } from './RequestState.tsx';
import { roomWords } from './request-words.ts';
import { useActing } from './use-acting.ts';
import { useAnswer } from './use-answer.ts';

const useStyles = makeStyles({
  text: { margin: 0, whiteSpace: 'pre-wrap' },
  quiet: { color: tokens.colorNeutralForeground2 },
});

/** When, where, what, for whom, what it costs, how it stands, and what the team may do with it. */
export function RequestFacts({ page }: { readonly page: RequestPage }) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  const { time, may } = useSession();
  const answering = useAnswer(page.request);
  const acting = useActing(answering);
  const request = answering.current;
  const { timeZone } = page.team;
  const { text, lines, properties, costCenter, organizer, proposal, deliverAt } = request;
  return (
    <>
      <RequestState request={request} timeZone={timeZone} />
      <Facts
        of={[
          {
            name: t('requests.page.readyBy'),
            value: `${time.day(deliverAt, timeZone)}, ${time.clock(deliverAt, timeZone)}`,
          },
          { name: t('requests.page.meeting'), value: time.dayAndRange(request, timeZone).join(' ') },
          { name: t('requests.page.room'), value: roomWords(request.room) },
          {
            name: t('requests.page.ordered'),
            value: lines.length === 0 ? null : <PricedLines request={request} />,
          },
          {
            name: t('requests.page.asked'),
            value:
              text === '' ? null : (
                <p dir="auto" className={styles.text}>
                  {text}
                </p>
              ),
          },
          {
            name: t('requests.page.answers'),
            value: properties.length === 0 ? null : <AnswerList answers={properties} />,
          },
          {
            name: t('requests.page.costCenter'),
            value: costCenter && `${costCenter.code} ${costCenter.name}`,
          },
          { name: t('requests.page.settled'), value: request.settledAs },
          {
            name: t('requests.page.organizer'),
            value: <a href={`mailto:${organizer.mail}`}>{organizer.name || organizer.mail}</a>,
          },
          {
            name: t('requests.page.enteredBy'),
            value: `${page.enteredBy}, ${time.day(page.enteredAt, timeZone)}, ${time.clock(page.enteredAt, timeZone)}`,
          },
        ]}
      />
      <Caption1 className={styles.quiet} lang={request.deadline.language}>
        {request.deadline.sentence}
      </Caption1>
      {proposal && <ProposalTable request={request} proposal={proposal} timeZone={timeZone} />}
      {answering.isOutrun && acting.asked === null && <OutrunNotice request={request} timeZone={timeZone} />}
      {answering.problem !== null && acting.asked === null && <ProblemNotice error={answering.problem} />}
      <ActionBar answering={answering} acting={acting} timeZone={timeZone}>
        {may('meetings.read') && <PageLink to={`/meetings/${request.link}`}>{t('feed.meeting')}</PageLink>}
      </ActionBar>
    </>
  );
}
