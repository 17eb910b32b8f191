import { Body1, Caption1, makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { TemplateReply } from '../../contract/services.ts';
import { usePane } from '../shell/pane.ts';

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  line: { display: 'flex', justifyContent: 'space-between', gap: tokens.spacingHorizontalM },
  words: { minWidth: 0, overflowWrap: 'anywhere' },
  amount: { fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' },
  quiet: { color: tokens.colorNeutralForeground2 },
});

const RATE_PER_PERCENT = 100;

/** What was ordered, what it costs, and who pays. */
export function OrderedLines({ template }: { readonly template: TemplateReply }) {
  const { t } = useTranslation('pane');
  const styles = useStyles();
  const { time } = usePane();
  const { costCenter, requests } = template;
  const [next] = requests;
  // What stands on the next date: the team may have changed it there.
  const { lines, total } = next && next.lines.length > 0 ? next : template;
  const fee = next?.fee ?? null;
  return (
    <>
      <ul className={styles.list}>
        {lines.map((line, at) => (
          <li key={`${line.item} ${at}`} className={styles.line}>
            <Body1 className={styles.words}>
              {`${time.number(line.quantity)} × ${line.name}`}
              {line.options.length > 0 && ` (${time.list(line.options.map(({ chosen }) => chosen))})`}
              {line.discount > 0 && ` −${time.number(line.discount / RATE_PER_PERCENT)} %`}
            </Body1>
            {total && <Body1 className={styles.amount}>{time.amount(line.gross, total.currency)}</Body1>}
          </li>
        ))}
      </ul>
      {total && (
        <Caption1 block className={styles.quiet}>
          {`${t('services.total')}: ${time.amount(total.gross, total.currency)}`}
          {costCenter && ` · ${t('services.chargedTo', costCenter)}`}
        </Caption1>
      )}
      {fee && (
        <Caption1 block>{t('services.fee', { amount: time.amount(fee.gross, fee.currency) })}</Caption1>
      )}
    </>
  );
}
