import { MessageBar, MessageBarBody, makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemNotice } from '../../ui/feedback/ProblemNotice.tsx';
import type { Mistakes } from './use-submit.ts';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL, maxWidth: '640px' },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

interface FormProps {
  readonly label: string;
  readonly mistakes: Mistakes;
  readonly problem: unknown;
  readonly onSubmit: () => void;
  readonly children: ReactNode;
  /** The buttons. */
  readonly actions: ReactNode;
}

/** A form that keeps all that was typed; after a refusal the first field with a mistake has the focus. */
export function Form({ label, mistakes, problem, onSubmit, children, actions }: FormProps) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (mistakes.size === 0) return;
    const wrong = form.current?.querySelector('[aria-invalid="true"]');
    if (wrong instanceof HTMLElement) wrong.focus();
  }, [mistakes]);

  return (
    <form
      ref={form}
      noValidate
      aria-label={label}
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      {problem !== null && <ProblemNotice error={problem} />}
      {mistakes.size > 0 && (
        <MessageBar intent="error" layout="multiline">
          <MessageBarBody>{t('shell.form.mistakes', { count: mistakes.size })}</MessageBarBody>
        </MessageBar>
      )}
      {children}
      <div className={styles.actions}>{actions}</div>
    </form>
  );
}
