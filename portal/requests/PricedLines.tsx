import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { BoardRequest } from '../../contract/service-teams.ts';
import { useSession } from '../shell/session.ts';
import { lineWords } from './request-words.ts';

const useStyles = makeStyles({
  table: { borderCollapse: 'collapse', width: '100%', maxWidth: '560px' },
  cell: {
    padding: `2px ${tokens.spacingHorizontalM} 2px 0`,
    textAlign: 'start',
    verticalAlign: 'top',
    fontWeight: 'normal',
    overflowWrap: 'anywhere',
  },
  amount: {
    paddingInlineEnd: 0,
    textAlign: 'end',
    whiteSpace: 'nowrap',
    fontVariantNumeric: 'tabular-nums',
  },
  total: { borderTop: `1px solid ${tokens.colorNeutralStroke2}`, fontWeight: tokens.fontWeightSemibold },
});

/** What was ordered, a row each, with what it costs. */
export function PricedLines({ request }: { readonly request: BoardRequest }) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  const { time } = useSession();
  const { lines, total } = request;
  const amount = (minor: number) => (total ? time.amount(minor, total.currency) : '');
  const sums = total
    ? ([
        [t('requests.page.net'), total.net],
        [t('requests.page.vat'), total.vat],
      ] as const)
    : [];
  return (
    <table className={styles.table} aria-label={t('requests.ordered')}>
      <tbody>
        {lines.map((line, at) => (
          <tr key={`${line.item} ${at}`}>
            <th scope="row" className={styles.cell}>
              {lineWords(line)}
            </th>
            <td className={mergeClasses(styles.cell, styles.amount)}>{amount(line.net)}</td>
          </tr>
        ))}
        {sums.map(([name, minor]) => (
          <tr key={name}>
            <th scope="row" className={styles.cell}>
              {name}
            </th>
            <td className={mergeClasses(styles.cell, styles.amount)}>{amount(minor)}</td>
          </tr>
        ))}
        {total && (
          <tr>
            <th scope="row" className={mergeClasses(styles.cell, styles.total)}>
              {t('requests.page.total')}
            </th>
            <td className={mergeClasses(styles.cell, styles.amount, styles.total)}>{amount(total.gross)}</td>
          </tr>
        )}
      </tbody>
    </table>
  );
}
