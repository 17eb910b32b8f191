import { Field, Input } from '@fluentui/react-components';
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { MOST_IN_GROUP } from '../../contract/visitor-fields.ts';
import type { VisitorDraft } from './visitor-draft.ts';

type Text = 'name' | 'mail' | 'company' | 'phone' | 'carPlate' | 'contact' | 'size';

interface VisitorTextProps {
  readonly name: Text;
  readonly draft: VisitorDraft;
  readonly asked: 'hidden' | 'optional' | 'required';
  readonly mistake: string | null;
  readonly hint?: string | undefined;
  readonly inputRef?: RefObject<HTMLInputElement | null>;
  readonly onChange: (part: Partial<VisitorDraft>) => void;
}

const looks: Readonly<
  Record<Text, { readonly type: 'text' | 'email' | 'tel' | 'number'; readonly most: number }>
> = {
  name: { type: 'text', most: 300 },
  mail: { type: 'email', most: 320 },
  company: { type: 'text', most: 200 },
  phone: { type: 'tel', most: 40 },
  carPlate: { type: 'text', most: 32 },
  contact: { type: 'text', most: 200 },
  size: { type: 'number', most: 3 },
};

/** One line about a visitor; nothing when the reception does not ask for it. */
export function VisitorText({ name, draft, asked, mistake, hint, inputRef, onChange }: VisitorTextProps) {
  const { t } = useTranslation('pane');
  if (asked === 'hidden') return null;
  const { type, most } = looks[name];
  const called = name === 'name' && draft.isGroup ? 'groupName' : name;
  return (
    <Field
      label={t(`visitors.field.${called}`)}
      required={asked === 'required'}
      validationMessage={mistake}
      {...(hint !== undefined && { hint })}
    >
      <Input
        value={draft[name]}
        type={type}
        maxLength={most}
        autoComplete="off"
        {...(inputRef && { input: { ref: inputRef } })}
        {...(type === 'number' && { min: 1, max: MOST_IN_GROUP })}
        onChange={(_event, { value }) => onChange({ [name]: value })}
      />
    </Field>
  );
}
