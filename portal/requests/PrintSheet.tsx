import { makeStyles, mergeClasses } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { Instant } from '../../contract/primitives.ts';
import type { BoardRequest } from '../../contract/service-teams.ts';
import { useAnswerWords } from '../../ui/answers/AnswerList.tsx';
import { localDay } from '../../ui/time/format.ts';
import { useSession } from '../shell/session.ts';
import { lineWords, roomWords } from './request-words.ts';

const useStyles = makeStyles({
  sheet: { display: 'none', '@media print': { display: 'block' } },
  paper: { color: '#000', backgroundColor: '#fff', fontSize: '10pt' },
  title: { fontSize: '13pt', margin: '0' },
  asOf: { margin: '0 0 6pt' },
  table: { width: '100%', borderCollapse: 'collapse' },
  cell: {
    padding: '3pt 6pt 3pt 0',
    borderBottom: '0.5pt solid #000',
    textAlign: 'start',
    verticalAlign: 'top',
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
  },
  row: { breakInside: 'avoid' },
});

interface PrintSheetProps {
  readonly title: string;
  readonly requests: readonly BoardRequest[];
  readonly timeZone: string;
  /** Paper grows old: it says how old it is. */
  readonly asOf: Instant;
  /** Seen on the screen, too. */
  readonly isPreview?: boolean;
}

/** What is printed: one line per request, black on white whatever the theme, nothing else of the page. */
export function PrintSheet({ title, requests, timeZone, asOf, isPreview = false }: PrintSheetProps) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  const { time } = useSession();
  const answerWords = useAnswerWords();
  // What does not lie on one day says its day.
  const saysDay = new Set(requests.map(({ deliverAt }) => localDay(deliverAt, timeZone))).size > 1;
  const columns = ['done', 'time', 'room', 'what', 'organizer', 'status'] as const;
  return (
    <section className={mergeClasses(!isPreview && styles.sheet, styles.paper)} aria-label={title}>
      <p className={styles.title}>{title}</p>
      <p className={styles.asOf}>
        {t('requests.sheet.asOf', { when: `${time.day(asOf, timeZone)}, ${time.clock(asOf, timeZone)}` })}
      </p>
      <table className={styles.table}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col" className={styles.cell}>
                {t(`requests.sheet.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {requests
            .toSorted((one, other) => one.deliverAt.localeCompare(other.deliverAt))
            .map((request) => (
              <tr key={request.id} className={styles.row}>
                <td className={styles.cell}>☐</td>
                <td className={styles.cell}>
                  {saysDay && `${time.day(request.deliverAt, timeZone)}, `}
                  {time.clock(request.deliverAt, timeZone)}
                </td>
                <td className={styles.cell}>{roomWords(request.room)}</td>
                <td className={styles.cell}>
                  {[
                    ...request.lines.map(lineWords),
                    request.text,
                    ...[...request.properties, ...request.staffProperties].map(
                      (answer) => `${answer.name}: ${answerWords(answer)}`,
                    ),
                  ]
                    .filter(Boolean)
                    .join('\n')}
                </td>
                <td className={styles.cell}>{request.organizer.name || request.organizer.mail}</td>
                <td className={styles.cell}>
                  {[
                    t(`requests.statuses.${request.status}`),
                    ...request.flags.map((flag) => t(`requests.flags.${flag}`)),
                  ].join(', ')}
                </td>
              </tr>
            ))}
        </tbody>
      </table>
    </section>
  );
}
