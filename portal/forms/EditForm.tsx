import { Button } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ConflictNotice } from './ConflictNotice.tsx';
import type { ComparedField } from './ConflictNotice.tsx';
import { Form } from './Form.tsx';
import type { Edited } from './use-edited.ts';
import type { Mistakes } from './use-submit.ts';

interface EditFormProps<Stored, Values> {
  readonly label: string;
  readonly edited: Edited<Stored, Values>;
  /** My values beside those that somebody else saved first. */
  readonly compared: (newer: Stored) => readonly ComparedField[];
  readonly submit: {
    readonly isSending: boolean;
    readonly mistakes: Mistakes;
    readonly problem: unknown;
    readonly clear: () => void;
  };
  /** Sends the values as a change of that version. */
  readonly onSave: (version: number) => void;
  readonly children: ReactNode;
  /** What can be done with the values besides saving them. */
  readonly more?: ReactNode;
}

/** Changes something stored; when somebody else was faster, theirs stands beside mine and mine stays. */
export function EditForm<Stored extends { readonly version: number }, Values>(
  props: EditFormProps<Stored, Values>,
) {
  const { label, edited, compared, submit, onSave, children, more } = props;
  const { t } = useTranslation('portal');
  const { newer, isTouched, version, take } = edited;
  return (
    <>
      {newer && (
        <ConflictNotice
          fields={compared(newer)}
          onKeepMine={() => onSave(newer.version)}
          onTakeTheirs={() => {
            take(newer);
            submit.clear();
          }}
        />
      )}
      <Form
        label={label}
        mistakes={submit.mistakes}
        problem={newer ? null : submit.problem}
        onSubmit={() => onSave(version)}
        actions={
          <>
            <Button
              type="submit"
              appearance="primary"
              disabledFocusable={submit.isSending || !isTouched || newer !== null}
            >
              {t('shell.form.save')}
            </Button>
            {more}
          </>
        }
      >
        {children}
      </Form>
    </>
  );
}
