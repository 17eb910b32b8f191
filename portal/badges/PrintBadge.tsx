import { Button, Caption1, makeStyles, tokens } from '@fluentui/react-components';
import { use, useState } from 'react';
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeskVisit } from '../../contract/front-desk.ts';
import { ProblemNotice } from '../../ui/feedback/ProblemNotice.tsx';
import { DownloadButton } from '../downloads/DownloadButton.tsx';
import { useSession } from '../shell/session.ts';
import { PrintFileContext } from './print-file.ts';

const useStyles = makeStyles({
  button: { '@media (pointer: coarse)': { minHeight: '44px' } },
  said: {
    flexBasis: '100%',
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
    maxWidth: '480px',
  },
});

interface PrintBadgeProps {
  readonly visit: Pick<DeskVisit, 'id' | 'name'>;
  /** Where its button is, for whoever moves the focus there. */
  readonly place: RefObject<HTMLSpanElement | null>;
}

/** Prints the badge of a visitor, as often as it is needed; a browser never says that there is no printer, so this does. */
export function PrintBadge({ visit: { id, name }, place }: PrintBadgeProps) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  const print = use(PrintFileContext);
  const { organization, announce } = useSession();
  const [state, setState] = useState<'idle' | 'printing' | 'printed'>('idle');
  const [problem, setProblem] = useState<unknown>(null);
  const path = `/portal-api/badges?visit=${id}`;
  const printIt = async () => {
    if (state === 'printing') return;
    setState('printing');
    setProblem(null);
    try {
      await print(path, organization.id);
      setState('printed');
      announce(t('badges.printed', { name }));
    } catch (error) {
      setState('idle');
      setProblem(error);
    }
  };
  return (
    <>
      <span ref={place}>
        <Button
          className={styles.button}
          disabledFocusable={state === 'printing'}
          aria-label={t('badges.printOf', { name })}
          onClick={() => void printIt()}
        >
          {state === 'printing' ? t('badges.printing') : t('badges.print')}
        </Button>
      </span>
      {(state === 'printed' || problem !== null) && (
        <div className={styles.said}>
          {problem !== null && <ProblemNotice error={problem} />}
          <Caption1>{t('badges.noPrinter')}</Caption1>
          {problem === null && <DownloadButton path={path}>{t('badges.save')}</DownloadButton>}
        </div>
      )}
    </>
  );
}
