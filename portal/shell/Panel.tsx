import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { useEffect, useId, useRef } from 'react';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  panel: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    minWidth: 0,
    padding: tokens.spacingHorizontalL,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
  },
  title: { ...typographyStyles.subtitle2, margin: 0, outline: 'none' },
});

interface PanelProps {
  readonly title: string;
  /** It appears by what the person did: its heading takes the focus, and so comes into sight. */
  readonly takesFocus?: boolean;
  readonly children: ReactNode;
}

/** A part of a page with a heading of its own. */
export function Panel({ title, takesFocus = false, children }: PanelProps) {
  const styles = useStyles();
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (takesFocus) heading.current?.focus();
  }, [takesFocus]);
  return (
    <section className={styles.panel} aria-labelledby={id}>
      <h2 id={id} className={styles.title} ref={heading} {...(takesFocus && { tabIndex: -1 })}>
        {title}
      </h2>
      {children}
    </section>
  );
}
