import { Button } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ModalDialog } from '../../ui/feedback/ModalDialog.tsx';
import { Form } from './Form.tsx';
import type { Mistakes } from './use-submit.ts';

interface FormDialogProps {
  readonly title: string;
  readonly mistakes: Mistakes;
  readonly problem: unknown;
  readonly isSending: boolean;
  readonly submitLabel: string;
  readonly onSubmit: () => void;
  readonly onClose: () => void;
  /** Stands above the form, for example a conflict. */
  readonly notice?: ReactNode;
  readonly children: ReactNode;
}

/** A form over the page. */
export function FormDialog(props: FormDialogProps) {
  const { t } = useTranslation('portal');
  return (
    <ModalDialog title={props.title} onClose={props.onClose}>
      {props.notice}
      <Form
        label={props.title}
        mistakes={props.mistakes}
        problem={props.problem}
        onSubmit={props.onSubmit}
        actions={
          <>
            <Button type="submit" appearance="primary" disabledFocusable={props.isSending}>
              {props.submitLabel}
            </Button>
            <Button onClick={props.onClose}>{t('shell.form.cancel')}</Button>
          </>
        }
      >
        {props.children}
      </Form>
    </ModalDialog>
  );
}
