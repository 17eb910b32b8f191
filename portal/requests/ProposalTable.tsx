import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { BoardRequest } from '../../contract/service-teams.ts';
import { useSession } from '../shell/session.ts';
import { roomWords } from './request-words.ts';

const useStyles = makeStyles({
  table: { borderCollapse: 'collapse', maxWidth: '100%', textAlign: 'start' },
  cell: {
    padding: `2px ${tokens.spacingHorizontalM} 2px 0`,
    textAlign: 'start',
    verticalAlign: 'top',
    fontWeight: 'normal',
    overflowWrap: 'anywhere',
  },
  row: { whiteSpace: 'nowrap' },
  name: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  changed: { fontWeight: tokens.fontWeightSemibold },
});

interface ProposalTableProps {
  readonly request: BoardRequest;
  readonly proposal: NonNullable<BoardRequest['proposal']>;
  readonly timeZone: string;
}

/** What was agreed beside what the meeting has become; what is alike is left out. */
export function ProposalTable({ request, proposal, timeZone }: ProposalTableProps) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  const { time } = useSession();
  const at = (instant: typeof request.deliverAt) =>
    `${time.day(instant, timeZone)}, ${time.clock(instant, timeZone)}`;
  const rows = [
    {
      name: t('requests.proposal.deliver'),
      before: at(request.deliverAt),
      after: at(proposal.deliverAt),
    },
    {
      name: t('requests.proposal.meeting'),
      before: time.dayAndRange(request, timeZone).join(' '),
      after: time.dayAndRange(proposal, timeZone).join(' '),
    },
    {
      name: t('requests.proposal.room'),
      before: roomWords(request.room),
      after: proposal.room ? roomWords(proposal.room) : t('requests.proposal.toChoose'),
    },
  ].filter(({ before, after }) => before !== after);
  if (rows.length === 0) return null;
  return (
    <table className={styles.table} aria-label={t('requests.proposal.label')}>
      <thead>
        <tr className={styles.name}>
          <th className={styles.cell} scope="col">
            {t('requests.proposal.field')}
          </th>
          <th className={styles.cell} scope="col">
            {t('requests.proposal.before')}
          </th>
          <th className={styles.cell} scope="col">
            {t('requests.proposal.after')}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, before, after }) => (
          <tr key={name}>
            <th className={mergeClasses(styles.cell, styles.row)} scope="row">
              {name}
            </th>
            <td className={styles.cell}>{before}</td>
            <td className={styles.cell}>
              <strong className={styles.changed}>{after}</strong>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
