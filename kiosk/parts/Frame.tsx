import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { Place } from '../flow/use-kiosk.ts';
import { Clock } from './Clock.tsx';

const useStyles = makeStyles({
  frame: {
    display: 'grid',
    gridTemplateColumns: 'minmax(280px, 34%) minmax(0, 1fr)',
    minHeight: '100dvh',
    '@media (max-width: 900px), (orientation: portrait)': {
      gridTemplateColumns: 'minmax(0, 1fr)',
      gridTemplateRows: 'auto minmax(0, 1fr)',
    },
  },
  house: {
    display: 'flex',
    flexDirection: 'column',
    justifyContent: 'space-between',
    gap: '24px',
    padding: 'clamp(20px, 4vmin, 56px)',
    color: '#ffffff',
    backgroundColor: '#0b4c46',
    backgroundImage:
      'radial-gradient(120% 90% at 0% 100%, rgba(138, 193, 187, 0.34), transparent 60%), linear-gradient(160deg, #0f736a, #08312d)',
    '@media (max-width: 900px), (orientation: portrait)': {
      flexDirection: 'row',
      alignItems: 'center',
      flexWrap: 'wrap',
    },
    '@media (forced-colors: active)': {
      backgroundImage: 'none',
      backgroundColor: 'Canvas',
      color: 'CanvasText',
      border: '1px solid CanvasText',
    },
  },
  organization: {
    margin: 0,
    fontSize: 'clamp(26px, 4.2vmin, 52px)',
    lineHeight: 1.15,
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: 'anywhere',
  },
  reception: {
    margin: '6px 0 0',
    fontSize: 'clamp(16px, 2.2vmin, 26px)',
    lineHeight: 1.3,
    overflowWrap: 'anywhere',
  },
  content: {
    display: 'flex',
    flexDirection: 'column',
    justifyContent: 'center',
    minWidth: 0,
    padding: 'clamp(20px, 5vmin, 72px)',
    '@media (orientation: portrait)': {
      justifyContent: 'flex-start',
      paddingTop: 'clamp(24px, 8vmin, 120px)',
    },
    // A screen that stands: where hands are, not at its feet and not above the head.
    '@media (orientation: portrait) and (min-height: 1200px)': {
      justifyContent: 'center',
      paddingTop: 0,
      paddingBottom: '16vmin',
    },
  },
});

interface FrameProps {
  readonly place: Place | null;
  readonly children: ReactNode;
}

/** Whose house it is, what the time is there, and beside it what the visitor is about. */
export function Frame({ place, children }: FrameProps) {
  const styles = useStyles();
  return (
    <div className={styles.frame}>
      <header className={styles.house}>
        <div>
          <p className={styles.organization}>{place?.organization ?? 'Foyer'}</p>
          {place && <p className={styles.reception}>{place.reception.name}</p>}
        </div>
        {place && <Clock timeZone={place.reception.timeZone} />}
      </header>
      <main className={styles.content}>{children}</main>
    </div>
  );
}
