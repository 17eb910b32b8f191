import { Button, makeStyles } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { listDeskVisits, notifyHost } from '../../contract/front-desk.ts';
import type { DeskVisit } from '../../contract/front-desk.ts';
import { ProblemNotice } from '../../ui/feedback/ProblemNotice.tsx';
import { useSubmit } from '../forms/use-submit.ts';
import { useStale } from '../shell/reading.ts';
import { useSession } from '../shell/session.ts';

const useStyles = makeStyles({
  button: { '@media (pointer: coarse)': { minHeight: '44px' } },
  said: { flexBasis: '100%', maxWidth: '480px' },
});

/** Tells the host of somebody who waits once more; nothing for a visitor who is not on site or whose host has no address. */
export function NotifyHost({ visit: { id, name, status, host } }: { readonly visit: DeskVisit }) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  const { call, announce } = useSession();
  const stale = useStale();
  const { send, isSending, problem } = useSubmit(call, notifyHost);
  if (status !== 'on-site' || host.mail === null) return null;
  const notify = async () => {
    const told = await send({ params: { id }, body: {} });
    stale(listDeskVisits);
    if (told !== null) announce(t('frontDesk.notify.done', { name: host.name }));
  };
  return (
    <>
      <Button
        className={styles.button}
        disabledFocusable={isSending}
        aria-label={t('frontDesk.notify.buttonOf', { name })}
        onClick={() => void notify()}
      >
        {t('frontDesk.notify.button')}
      </Button>
      {problem !== null && (
        <div className={styles.said}>
          <ProblemNotice error={problem} />
        </div>
      )}
    </>
  );
}
