import { Caption1, makeStyles, tokens } from '@fluentui/react-components';
import type { Written } from '../../contract/conversations.ts';
import { useSession } from '../shell/session.ts';

const useStyles = makeStyles({
  list: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    margin: 0,
    padding: 0,
    listStyleType: 'none',
  },
  text: { margin: 0, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
  quiet: { color: tokens.colorNeutralForeground2 },
});

interface WrittenListProps {
  readonly label: string;
  readonly written: readonly (Written & { readonly side?: string })[];
  readonly timeZone: string;
}

/** Who wrote what and when, oldest first. */
export function WrittenList({ label, written, timeZone }: WrittenListProps) {
  const styles = useStyles();
  const { time } = useSession();
  return (
    <ol className={styles.list} aria-label={label}>
      {written.map(({ id, author, side, text, at }) => (
        <li key={id}>
          <Caption1 block className={styles.quiet}>
            {[author, side, `${time.day(at, timeZone)}, ${time.clock(at, timeZone)}`]
              .filter(Boolean)
              .join(' · ')}
          </Caption1>
          <p dir="auto" className={styles.text}>
            {text}
          </p>
        </li>
      ))}
    </ol>
  );
}
