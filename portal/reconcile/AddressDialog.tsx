import { Field, Textarea } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TextField } from '../forms/fields.tsx';
import { FormDialog } from '../forms/FormDialog.tsx';
import type { Mistakes } from '../forms/use-submit.ts';

interface AddressDialogProps {
  readonly title: string;
  readonly label: string;
  readonly hint: string;
  /** Where a mistake about the address stands in the body that is sent. */
  readonly pointer: string;
  /** A note may be added. */
  readonly hasNote?: boolean;
  readonly submitLabel: string;
  readonly submit: { readonly mistakes: Mistakes; readonly problem: unknown; readonly isSending: boolean };
  readonly onSubmit: (form: { readonly address: string; readonly note: string | null }) => Promise<void>;
  readonly onClose: () => void;
}

/** Asks for a mail address, and where it is wanted for a note. */
export function AddressDialog(props: AddressDialogProps) {
  const { t } = useTranslation('portal');
  const [address, setAddress] = useState('');
  const [note, setNote] = useState('');
  const { submit, label, pointer } = props;
  const mistake = submit.mistakes.get(pointer);
  return (
    <FormDialog
      title={props.title}
      mistakes={submit.mistakes}
      problem={submit.problem}
      isSending={submit.isSending}
      submitLabel={props.submitLabel}
      onSubmit={() =>
        void props.onSubmit({ address: address.trim(), note: note.trim() === '' ? null : note.trim() })
      }
      onClose={props.onClose}
    >
      <TextField
        label={label}
        hint={props.hint}
        value={address}
        onChange={setAddress}
        mistake={mistake}
        isRequired
      />
      {props.hasNote === true && (
        <Field label={t('departed.note')}>
          <Textarea value={note} onChange={(_event, { value }) => setNote(value)} />
        </Field>
      )}
    </FormDialog>
  );
}
