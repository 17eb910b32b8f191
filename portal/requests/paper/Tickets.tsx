import { makeStyles } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { Instant } from '../../../contract/primitives.ts';
import { numberOf } from '../../../contract/service-ids.ts';
import type { BoardRequest } from '../../../contract/service-teams.ts';
import { useAnswerWords } from '../../../ui/answers/AnswerList.tsx';
import { useSession } from '../../shell/session.ts';
import { lineWords, roomWords } from '../request-words.ts';

const useStyles = makeStyles({
  tickets: { display: 'flex', flexDirection: 'column', gap: '24px', '@media print': { display: 'block' } },
  ticket: {
    breakAfter: 'page',
    ':last-child': { breakAfter: 'auto' },
    fontSize: '11pt',
    lineHeight: '1.35',
    overflowWrap: 'anywhere',
    paddingBottom: '12px',
    borderBottom: '1px dashed #000',
    '@media print': { padding: 0, border: 'none' },
  },
  head: { display: 'flex', justifyContent: 'space-between', gap: '8pt', margin: 0, fontSize: '10pt' },
  when: { margin: '4pt 0 0', fontSize: '22pt', lineHeight: '1.15', fontWeight: 700 },
  room: { margin: '0 0 6pt', fontSize: '16pt', lineHeight: '1.2', fontWeight: 600 },
  facts: { margin: '0 0 6pt' },
  lines: { margin: '6pt 0', padding: 0, listStyleType: 'none', fontSize: '13pt' },
  line: { padding: '2pt 0', borderBottom: '0.5pt solid #000' },
  text: { margin: '6pt 0', whiteSpace: 'pre-wrap', unicodeBidi: 'plaintext' },
  foot: { margin: '6pt 0 0', fontSize: '9pt' },
});

interface TicketsProps {
  readonly team: string;
  readonly requests: readonly BoardRequest[];
  readonly timeZone: string;
  readonly asOf: Instant;
}

/** Each request on a sheet of its own, with all that a kitchen has to know of it. */
export function Tickets({ team, requests, timeZone, asOf }: TicketsProps) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  const { time } = useSession();
  const answerWords = useAnswerWords();
  const at = (instant: Instant) => `${time.day(instant, timeZone)}, ${time.clock(instant, timeZone)}`;
  return (
    <div className={styles.tickets}>
      {requests.map((request) => {
        const { id, deliverAt, room, organizer, lines, text, status, flags, total, costCenter, reason } =
          request;
        const number = t('requests.number', { number: numberOf(id) });
        return (
          <article key={id} className={styles.ticket} aria-label={number}>
            <p className={styles.head}>
              <span>{team}</span>
              <span>{number}</span>
            </p>
            <p className={styles.when}>{time.clock(deliverAt, timeZone)}</p>
            <p className={styles.room}>{roomWords(room)}</p>
            <p className={styles.facts}>
              {`${time.day(deliverAt, timeZone)} · ${t('requests.meeting', { when: time.range(request, timeZone) })}`}
              <br />
              {t('requests.organizer', { name: organizer.name || organizer.mail })}
              <br />
              {[t(`requests.statuses.${status}`), ...flags.map((flag) => t(`requests.flags.${flag}`))].join(
                ', ',
              )}
            </p>
            {lines.length > 0 && (
              <ul className={styles.lines} aria-label={t('requests.ordered')}>
                {lines.map((line, index) => (
                  <li key={`${line.item} ${index}`} className={styles.line}>
                    {`☐ ${lineWords(line)}`}
                  </li>
                ))}
              </ul>
            )}
            {text !== '' && (
              <p className={styles.text} dir="auto">
                {text}
              </p>
            )}
            {[...request.properties, ...request.staffProperties].map((answer) => (
              <p key={answer.id} className={styles.text} dir="auto">
                {`${answer.name}: ${answerWords(answer)}`}
              </p>
            ))}
            {reason !== null && <p className={styles.facts}>{t('requests.said', { reason })}</p>}
            <p className={styles.foot}>
              {total && `${t('requests.total', { amount: time.amount(total.gross, total.currency) })} `}
              {costCenter && `· ${t('requests.chargedTo', costCenter)} `}
              <br />
              {t('requests.sheet.asOf', { when: at(asOf) })}
            </p>
          </article>
        );
      })}
    </div>
  );
}
