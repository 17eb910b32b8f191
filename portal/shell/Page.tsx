import { makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components';
import { use, useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { NavigatedContext } from './navigated.ts';
import { useWaitingCount } from './waiting-count.ts';
import { PageLink } from './PageLink.tsx';

const useStyles = makeStyles({
  path: {
    margin: 0,
    padding: 0,
    display: 'flex',
    flexWrap: 'wrap',
    listStyleType: 'none',
    // Where the way wraps, two links below each other are not pressed by one finger.
    gap: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalS}`,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
  },
  step: { display: 'flex', gap: tokens.spacingHorizontalS },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: tokens.spacingHorizontalM,
    margin: `${tokens.spacingVerticalS} 0 ${tokens.spacingVerticalL}`,
  },
  title: { ...typographyStyles.title2, margin: 0, minWidth: 0, overflowWrap: 'anywhere', outline: 'none' },
  screen: { '@media print': { display: 'none' } },
  content: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
});

export interface PathStep {
  readonly label: string;
  /** Left out for what is no page of its own. */
  readonly to?: string;
}

interface PageProps {
  readonly title: string;
  /** The way here, without the page itself: Admin Center → Integrations. */
  readonly path?: readonly PathStep[];
  readonly actions?: ReactNode;
  /** It prints paper that has a head of its own. */
  readonly isPaper?: boolean;
  readonly children: ReactNode;
}

/** One page: its path, its heading (which takes the focus when the person comes here by a link), the title of the tab. */
export function Page({ title, path = [], actions, isPaper = false, children }: PageProps) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  const navigated = use(NavigatedContext);
  const heading = useRef<HTMLHeadingElement>(null);
  const waiting = useWaitingCount();
  useEffect(() => {
    const named = t('shell.documentTitle', { title });
    document.title = waiting === 0 ? named : `(${waiting}) ${named}`;
  }, [t, title, waiting]);
  useEffect(() => {
    if (navigated) heading.current?.focus();
  }, [navigated]);

  return (
    <>
      {path.length > 0 && (
        <nav aria-label={t('shell.path')} className={mergeClasses(isPaper && styles.screen)}>
          <ol className={styles.path}>
            {path.map(({ label, to }) => (
              <li key={label} className={styles.step}>
                {to === undefined ? <span>{label}</span> : <PageLink to={to}>{label}</PageLink>}
                <span aria-hidden="true">→</span>
              </li>
            ))}
          </ol>
        </nav>
      )}
      <div className={mergeClasses(styles.head, isPaper && styles.screen)}>
        <h1 className={styles.title} tabIndex={-1} ref={heading}>
          {title}
        </h1>
        {actions}
      </div>
      <div className={styles.content}>{children}</div>
    </>
  );
}
