import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ModalDialog } from './ModalDialog.tsx';

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
  readonly title: string;
  /** What the button does, in its own word: Remove. */
  readonly button: string;
  readonly isBusy?: boolean;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
  /** What it means. */
  readonly children: ReactNode;
}

/** Asks once more before something goes. */
export function ConfirmDialog({
  title,
  button,
  isBusy = false,
  onConfirm,
  onClose,
  children,
}: ConfirmDialogProps) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  return (
    <ModalDialog title={title} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onConfirm();
        }}
      >
        <div className={styles.words}>{children}</div>
        <div className={styles.actions}>
          <Button type="submit" appearance="primary" disabledFocusable={isBusy}>
            {button}
          </Button>
          <Button onClick={onClose}>{t('shell.form.cancel')}</Button>
        </div>
      </form>
    </ModalDialog>
  );
}
