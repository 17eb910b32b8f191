import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { ModalDialog } from './ModalDialog.tsx';
import { ProblemNotice } from './ProblemNotice.tsx';

const useStyles = makeStyles({
  words: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  actions: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalS,
    marginTop: tokens.spacingVerticalL,
  },
});

interface ConfirmDialogProps {
  readonly isOpen: boolean;
  readonly title: string;
  /** What will be different afterwards. */
  readonly children: ReactNode;
  readonly confirmLabel: string;
  readonly cancelLabel: string;
  readonly isBusy: boolean;
  /** Why it was refused; null while nothing was. */
  readonly problem: unknown;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

/** Asks before something is taken away; a refusal is said inside of it. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const styles = useStyles();
  if (!props.isOpen) return null;
  return (
    <ModalDialog title={props.title} onClose={props.onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          props.onConfirm();
        }}
      >
        <div className={styles.words}>
          <div>{props.children}</div>
          {props.problem !== null && <ProblemNotice error={props.problem} />}
        </div>
        <div className={styles.actions}>
          <Button type="submit" appearance="primary" disabledFocusable={props.isBusy}>
            {props.confirmLabel}
          </Button>
          <Button onClick={props.onClose}>{props.cancelLabel}</Button>
        </div>
      </form>
    </ModalDialog>
  );
}
