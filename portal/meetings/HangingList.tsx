import { Body1, Caption1, makeStyles, tokens } from '@fluentui/react-components';
import type { Hanging } from '../../contract/meetings.ts';

const useStyles = makeStyles({
  list: { margin: 0, paddingInlineStart: tokens.spacingHorizontalXL, overflowWrap: 'anywhere' },
  question: { display: 'block' },
});

interface HangingListProps {
  readonly label: string;
  readonly of: readonly Hanging[];
}

/** What hangs on a meeting, each in its own words, with what is asked about it. */
export function HangingList({ label, of }: HangingListProps) {
  const styles = useStyles();
  return (
    <ul className={styles.list} aria-label={label}>
      {of.map(({ kind, id, occurrence, sentence, questions }) => (
        <li key={`${kind} ${id} ${occurrence ?? ''}`}>
          <Body1>{sentence}</Body1>
          {questions.map(({ code, text }) => (
            <Caption1 key={code} className={styles.question}>
              ⚠ {text}
            </Caption1>
          ))}
        </li>
      ))}
    </ul>
  );
}
