import { makeStyles, tokens } from '@fluentui/react-components';
import { Suspense, lazy, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { CrashGuard } from '../../ui/feedback/CrashGuard.tsx';
import { Header } from './Header.tsx';
import { Navigation } from './Navigation.tsx';
import { NavigatedContext } from './navigated.ts';
import { PageSkeleton } from './PageSkeleton.tsx';
import { Pages } from './Pages.tsx';
import { useSession } from './session.ts';

const ArrivalWatch = lazy(async () => {
  try {
    return { default: (await import('../arrivals/ArrivalWatch.tsx')).ArrivalWatch };
  } catch {
    return { default: () => null }; // without a network nothing arrives; the pages are there without it
  }
});

const useStyles = makeStyles({
  skip: {
    position: 'absolute',
    left: tokens.spacingHorizontalL,
    top: '-60px',
    zIndex: 2,
    padding: tokens.spacingHorizontalM,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorBrandForegroundLink,
    ':focus': { top: tokens.spacingVerticalS },
  },
  body: {
    display: 'grid',
    gridTemplateColumns: '232px minmax(0, 1fr)',
    '@media (max-width: 860px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
    '@media print': { display: 'block' },
  },
  main: {
    minWidth: 0,
    boxSizing: 'border-box',
    width: '100%',
    maxWidth: '1180px',
    padding: `${tokens.spacingVerticalXXL} clamp(16px, 3vw, 40px) 64px`,
    '@media print': { maxWidth: 'none', padding: 0, color: '#000' },
  },
  spoken: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' },
});

/** Header, navigation and the page that the address names. */
export function Shell({ spoken }: { readonly spoken: string }) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  const { may } = useSession();
  const [path] = useLocation();
  const [isMenuOpen, setMenuOpen] = useState(false);
  const [seenPath, setSeenPath] = useState(path);
  const [hasNavigated, setNavigated] = useState(false);
  const main = useRef<HTMLElement>(null);
  if (path !== seenPath) {
    setSeenPath(path);
    setNavigated(true);
    setMenuOpen(false);
  }

  return (
    <NavigatedContext value={hasNavigated}>
      <a
        className={styles.skip}
        href="#main"
        onClick={(event) => {
          event.preventDefault(); // an address of its own would be one more page to go back from
          main.current?.focus();
        }}
      >
        {t('shell.skip')}
      </a>
      <Header isMenuOpen={isMenuOpen} onMenu={() => setMenuOpen((isOpen) => !isOpen)} />
      <div className={styles.body}>
        <Navigation isOpen={isMenuOpen} />
        <main id="main" tabIndex={-1} className={styles.main} ref={main}>
          <CrashGuard key={path}>
            <Suspense fallback={<PageSkeleton />}>
              <Pages />
            </Suspense>
          </CrashGuard>
        </main>
      </div>
      {may('requests.work') && (
        <Suspense>
          <ArrivalWatch />
        </Suspense>
      )}
      <output className={styles.spoken}>{spoken}</output>
    </NavigatedContext>
  );
}
