import { Body1, Caption1, makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { HistoryEntry } from '../../contract/followed-meetings.ts';
import { useSession } from '../shell/session.ts';

const useStyles = makeStyles({
  list: {
    margin: 0,
    padding: 0,
    paddingInlineStart: tokens.spacingHorizontalL,
    listStyleType: 'none',
    borderLeft: `2px solid ${tokens.colorNeutralStroke1}`,
  },
  entry: { padding: `${tokens.spacingVerticalXS} 0`, overflowWrap: 'anywhere' },
  // Sentences begin with a verb, so that they can follow another word.
  sentence: { display: 'block', '::first-letter': { textTransform: 'uppercase' } },
  facts: { color: tokens.colorNeutralForeground2 },
});

const causes = ['calendar', 'pane', 'portal', 'timer'] as const;

interface MeetingHistoryProps {
  readonly entries: readonly HistoryEntry[];
  readonly isComplete: boolean;
}

/** What became of a meeting, in sentences: when, what, by whom or by what. */
export function MeetingHistory({ entries, isComplete }: MeetingHistoryProps) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  const { time, timeZone } = useSession();
  if (entries.length === 0) return <Body1>{t('meetings.history.empty')}</Body1>;
  const causeOf = (cause: string) => {
    const known = causes.find((one) => one === cause);
    return known ? t(`meetings.history.causes.${known}`) : cause;
  };
  return (
    <>
      {!isComplete && <Caption1>{t('meetings.history.incomplete')}</Caption1>}
      <ol className={styles.list} aria-label={t('meetings.history.list')}>
        {entries.map(({ number, at, sentence, actor, cause }) => (
          <li key={number} className={styles.entry}>
            <Body1 className={styles.sentence}>{sentence}</Body1>
            <Caption1 className={styles.facts}>
              {time.day(at, timeZone)}, {time.second(at, timeZone)} ·{' '}
              {t('meetings.history.by', { name: actor.name, cause: causeOf(cause) })}
            </Caption1>
          </li>
        ))}
      </ol>
    </>
  );
}
