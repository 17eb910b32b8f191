import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { ProblemNotice } from './ProblemNotice.tsx';

const useStyles = makeStyles({
  content: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
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

/**
 * Asks before something is taken away; a refusal is said inside of it. It is closed by `isOpen`, not by taking it out of
 * the page: Fluent would leave everything else hidden from people who do not see the page.
 */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const styles = useStyles();
  return (
    // Without motion it is gone the moment it is closed, and the page may go on to another one at once.
    <Dialog
      open={props.isOpen}
      surfaceMotion={null}
      onOpenChange={(_event, { open }) => !open && props.onClose()}
    >
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{props.title}</DialogTitle>
          <DialogContent className={styles.content}>
            <span>{props.children}</span>
            {props.problem !== null && <ProblemNotice error={props.problem} />}
          </DialogContent>
          <DialogActions>
            <Button appearance="primary" disabledFocusable={props.isBusy} onClick={props.onConfirm}>
              {props.confirmLabel}
            </Button>
            <Button onClick={props.onClose}>{props.cancelLabel}</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
