import { Button, makeStyles } from '@fluentui/react-components';
import { Suspense, lazy } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeskVisit } from '../../contract/front-desk.ts';
import { Loading } from '../../ui/feedback/Loading.tsx';

/** Few visitors are on a watch list: what is read about them comes when it is opened. */
const OpenedNote = lazy(async () => ({ default: (await import('./OpenedNote.tsx')).OpenedNote }));

const useStyles = makeStyles({ button: { '@media (pointer: coarse)': { minHeight: '44px' } } });

interface VisitWarningProps {
  readonly visit: DeskVisit;
  readonly timeZone: string;
  readonly isOpen: boolean;
  readonly onOpen: (isOpen: boolean) => void;
}

/** An icon and a word beside a visitor of whom the desk is warned; who opens it reads what to do. */
export function VisitWarning({ visit, timeZone, isOpen, onOpen }: VisitWarningProps) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  const { warning, name } = visit;
  if (warning === null) return null;
  return (
    <>
      <div>
        <Button
          size="small"
          appearance={warning.state === 'open' ? 'outline' : 'subtle'}
          className={styles.button}
          icon={<NoteIcon />}
          aria-expanded={isOpen}
          aria-label={t(`warning.stateOf.${warning.state}`, { name })}
          onClick={() => onOpen(!isOpen)}
        >
          {t(`warning.state.${warning.state}`)}
        </Button>
      </div>
      {isOpen && (
        <Suspense fallback={<Loading rows={2} rowHeight={24} />}>
          <OpenedNote visit={visit} timeZone={timeZone} onClose={() => onOpen(false)} />
        </Suspense>
      )}
    </>
  );
}

function NoteIcon() {
  return (
    <svg
      width={16}
      height={16}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d="M12 3 2.5 20h19z" />
      <path d="M12 10v4M12 17h.01" />
    </svg>
  );
}
