import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { use, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemNotice } from '../../ui/feedback/ProblemNotice.tsx';
import { useSession } from '../shell/session.ts';
import { SaveFileContext } from './save-file.ts';

const useStyles = makeStyles({
  download: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    gap: tokens.spacingVerticalS,
    minWidth: 0,
  },
});

interface DownloadButtonProps {
  /** Below the origin, such as `/portal-api/audit/export`. */
  readonly path: string;
  readonly children: ReactNode;
}

/** Fetches a file of this organization and gives it to the person; a refusal is said below the button. */
export function DownloadButton({ path, children }: DownloadButtonProps) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  const save = use(SaveFileContext);
  const { organization, announce } = useSession();
  const [isFetching, setFetching] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const fetchIt = async () => {
    if (isFetching) return;
    setFetching(true);
    setProblem(null);
    try {
      await save(path, organization.id);
      announce(t('downloads.done'));
    } catch (error) {
      setProblem(error);
    } finally {
      setFetching(false);
    }
  };
  return (
    <div className={styles.download}>
      <Button disabledFocusable={isFetching} onClick={() => void fetchIt()}>
        {isFetching ? t('downloads.busy') : children}
      </Button>
      {problem !== null && <ProblemNotice error={problem} />}
    </div>
  );
}
