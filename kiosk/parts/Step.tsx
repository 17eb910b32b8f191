import { makeStyles, tokens } from '@fluentui/react-components';
import { useCallback } from 'react';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  step: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    gap: 'clamp(16px, 2.6vmin, 32px)',
    width: '100%',
    maxWidth: '960px',
  },
  icon: { display: 'flex', color: tokens.colorBrandForeground1 },
  title: {
    margin: 0,
    fontSize: 'clamp(30px, 5vmin, 60px)',
    lineHeight: 1.12,
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: 'anywhere',
    textWrap: 'balance',
    ':focus': { outline: 'none' },
  },
  detail: {
    margin: 0,
    fontSize: 'clamp(18px, 2.5vmin, 28px)',
    lineHeight: 1.4,
    color: tokens.colorNeutralForeground2,
    overflowWrap: 'anywhere',
  },
  actions: { display: 'flex', flexWrap: 'wrap', gap: '16px', width: '100%' },
});

interface StepProps {
  readonly title: string;
  readonly icon?: ReactNode;
  readonly detail?: string;
  readonly actions?: ReactNode;
  readonly children?: ReactNode;
  /** Another place of the step has the focus. */
  readonly isFocusElsewhere?: boolean;
}

/** One thing at a time. Its heading takes the focus, so that a screen reader says where one is. */
export function Step({ title, icon, detail, actions, children, isFocusElsewhere = false }: StepProps) {
  const styles = useStyles();
  const appears = useCallback(
    (heading: HTMLHeadingElement | null) => {
      if (!isFocusElsewhere) heading?.focus();
    },
    [isFocusElsewhere],
  );
  return (
    <section className={styles.step}>
      {icon && <div className={styles.icon}>{icon}</div>}
      <h1 key={title} className={styles.title} ref={appears} tabIndex={-1}>
        {title}
      </h1>
      {detail && <p className={styles.detail}>{detail}</p>}
      {children}
      {actions && <div className={styles.actions}>{actions}</div>}
    </section>
  );
}
