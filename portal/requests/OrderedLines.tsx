import { Body1, Caption1, makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { BoardRequest } from '../../contract/service-teams.ts';
import { useSession } from '../shell/session.ts';
import { lineWords } from './request-words.ts';

const useStyles = makeStyles({
  list: { margin: 0, paddingInlineStart: tokens.spacingHorizontalL },
  quiet: { color: tokens.colorNeutralForeground2 },
});

/** What was ordered from the menu, what it costs, and who pays; nothing where nothing was. */
export function OrderedLines({ request }: { readonly request: BoardRequest }) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  const { time } = useSession();
  const { lines, total, costCenter, settledAs } = request;
  if (lines.length === 0) return null;
  return (
    <>
      <ul className={styles.list} aria-label={t('requests.ordered')}>
        {lines.map((line, at) => (
          <li key={`${line.item} ${at}`}>
            <Body1>{lineWords(line)}</Body1>
          </li>
        ))}
      </ul>
      {total && (
        <Caption1 className={styles.quiet}>
          {t('requests.total', { amount: time.amount(total.gross, total.currency) })}
          {costCenter && ` · ${t('requests.chargedTo', costCenter)}`}
          {settledAs !== null && ` · ${t('requests.settled', { name: settledAs })}`}
        </Caption1>
      )}
    </>
  );
}
