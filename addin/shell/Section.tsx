import { Subtitle2, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  section: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS },
  heading: { margin: 0 },
  list: {
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
  },
});

interface SectionProps {
  readonly title: string;
  readonly children: ReactNode;
}

/** A part of a tab under a heading of its own. */
export function Section({ title, children }: SectionProps) {
  const styles = useStyles();
  return (
    <section className={styles.section}>
      <Subtitle2 as="h2" className={styles.heading}>
        {title}
      </Subtitle2>
      {children}
    </section>
  );
}

interface ItemsProps {
  /** What a screen reader calls the list. */
  readonly label: string;
  readonly children: ReactNode;
}

/** A list whose items look after themselves: no bullets, some air between them. */
export function Items({ label, children }: ItemsProps) {
  const styles = useStyles();
  return (
    <ul className={styles.list} aria-label={label}>
      {children}
    </ul>
  );
}
