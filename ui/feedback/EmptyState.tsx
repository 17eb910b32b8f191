import { Body1, Subtitle2, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  state: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    gap: tokens.spacingVerticalS,
    padding: `${tokens.spacingVerticalL} 0`,
  },
  title: { margin: 0 },
  detail: { margin: 0, color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
});

interface EmptyStateProps {
  readonly title: string;
  /** 1 where the state is the whole page. */
  readonly level?: 1 | 2;
  /** The cause and the next step. */
  readonly children: ReactNode;
  readonly action?: ReactNode;
}

/** A view with nothing to show: it names the cause and the next step, and is never a blank frame. */
export function EmptyState({ title, level = 2, children, action }: EmptyStateProps) {
  const styles = useStyles();
  return (
    <section className={styles.state}>
      <Subtitle2 as={level === 1 ? 'h1' : 'h2'} className={styles.title}>
        {title}
      </Subtitle2>
      <Body1 as="p" block className={styles.detail}>
        {children}
      </Body1>
      {action}
    </section>
  );
}
