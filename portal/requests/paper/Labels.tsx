import { makeStyles } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { numberOf } from '../../../contract/service-ids.ts';
import type { BoardRequest } from '../../../contract/service-teams.ts';
import { useAnswerWords } from '../../../ui/answers/AnswerList.tsx';
import { useSession } from '../../shell/session.ts';
import { lineWords } from '../request-words.ts';

const useStyles = makeStyles({
  labels: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: '16px',
    '@media print': { display: 'block' },
  },
  label: {
    breakAfter: 'page',
    ':last-child': { breakAfter: 'auto' },
    boxSizing: 'border-box',
    width: '92mm',
    maxWidth: '100%',
    height: '52mm',
    padding: '2mm',
    border: '1px dashed #000',
    overflow: 'hidden',
    overflowWrap: 'anywhere',
    fontSize: '9pt',
    lineHeight: '1.25',
    '@media print': { border: 'none', padding: 0 },
  },
  when: { margin: 0, fontSize: '18pt', lineHeight: '1.1', fontWeight: 700 },
  room: { margin: 0, fontSize: '12pt', fontWeight: 600 },
  line: { margin: 0 },
  short: { margin: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
});

/** What a label has room for; the rest is on the ticket. */
const MOST_LINES = 5;

interface LabelsProps {
  readonly requests: readonly BoardRequest[];
  readonly timeZone: string;
}

/** What is stuck on a tray: when, where, what, for whom. */
export function Labels({ requests, timeZone }: LabelsProps) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  const { time } = useSession();
  const answerWords = useAnswerWords();
  return (
    <div className={styles.labels}>
      {requests.map(({ id, deliverAt, room, organizer, ...request }) => {
        const number = t('requests.number', { number: numberOf(id) });
        const said = [
          ...request.lines.map(lineWords),
          ...[...request.properties, ...request.staffProperties].map(
            (answer) => `${answer.name}: ${answerWords(answer)}`,
          ),
          request.text,
        ].filter(Boolean);
        const more = said.length - MOST_LINES;
        return (
          <article key={id} className={styles.label} aria-label={number}>
            <p className={styles.when}>{`${time.clock(deliverAt, timeZone)} ${room.name}`}</p>
            <p className={styles.room}>{time.day(deliverAt, timeZone)}</p>
            {said.slice(0, MOST_LINES).map((line, index) => (
              <p key={`${index} ${line}`} className={styles.short} dir="auto">
                {line}
              </p>
            ))}
            {more > 0 && <p className={styles.line}>{t('requests.paper.more', { count: more })}</p>}
            <p className={styles.line}>{`${organizer.name || organizer.mail} · ${number}`}</p>
          </article>
        );
      })}
    </div>
  );
}
