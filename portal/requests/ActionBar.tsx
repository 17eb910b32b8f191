import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { RequestAction } from '../../contract/service-teams.ts';
import { AnswerDialog } from './AnswerDialog.tsx';
import { inOrderOfUse, keyOfAction } from './request-keys.ts';
import { useWhat } from './request-words.ts';
import type { Acting } from './use-acting.ts';
import type { Answering } from './use-answer.ts';

const useStyles = makeStyles({
  action: { '@media (pointer: coarse)': { minHeight: '44px', minWidth: '88px' } },
  actions: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
});

const foremost: ReadonlySet<RequestAction> = new Set(['accept', 'accept-change', 'ready', 'complete']);

interface ActionBarProps {
  readonly answering: Answering;
  readonly acting: Acting;
  readonly timeZone: string;
  /** Beside the actions. */
  readonly children: ReactNode;
}

/** What the team may do with a request now. */
export function ActionBar({ answering, acting, timeZone, children }: ActionBarProps) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  const what = useWhat(timeZone);
  const { current: request } = answering;
  const named = (action: RequestAction) =>
    t('requests.actionNamed', { action: t(`requests.actions.${action}`), what: what(request) });
  return (
    <>
      <div className={styles.actions}>
        {inOrderOfUse(request.actions).map((action) => (
          <Button
            key={action}
            size="small"
            className={styles.action}
            appearance={foremost.has(action) ? 'primary' : 'secondary'}
            disabledFocusable={answering.isSending}
            aria-label={named(action)}
            {...(keyOfAction[action] !== null && { 'aria-keyshortcuts': keyOfAction[action] })}
            onClick={() => acting.act(action)}
          >
            {t(`requests.actions.${action}`)}
          </Button>
        ))}
        {children}
      </div>
      {acting.asked !== null && (
        <AnswerDialog
          action={acting.asked}
          title={named(acting.asked)}
          timeZone={timeZone}
          answering={answering}
          onClose={acting.close}
        />
      )}
    </>
  );
}
