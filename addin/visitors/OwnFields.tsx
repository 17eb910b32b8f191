import { Field, Input, Select } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { LONGEST_ANSWER } from '../../contract/visitor-fields.ts';
import type { CustomField } from '../../contract/visitor-fields.ts';
import type { VisitorDraft } from './visitor-draft.ts';

interface OwnFieldsProps {
  readonly fields: readonly CustomField[];
  readonly answers: VisitorDraft['answers'];
  readonly said: (field: string) => { readonly validationMessage: string | null };
  readonly onChange: (answers: VisitorDraft['answers']) => void;
}

/** What this reception asks and others do not. An answer that is not offered any more stays until another is chosen. */
export function OwnFields({ fields, answers, said, onChange }: OwnFieldsProps) {
  const { t } = useTranslation('pane');
  return fields.map(({ id, name, kind, choices, isRequired }) => {
    const value = answers[id] ?? '';
    const answer = (text: string) => onChange({ ...answers, [id]: text });
    const offered = choices.includes(value) || value === '' ? choices : [value, ...choices];
    return (
      <Field key={id} label={name} required={isRequired} {...said(`answers/${id}`)}>
        {kind === 'choice' ? (
          <Select value={value} onChange={(_event, chosen) => answer(chosen.value)}>
            <option value="">{t('visitors.choose')}</option>
            {offered.map((choice) => (
              <option key={choice} value={choice}>
                {choice}
              </option>
            ))}
          </Select>
        ) : (
          <Input
            value={value}
            maxLength={LONGEST_ANSWER}
            autoComplete="off"
            onChange={(_event, typed) => answer(typed.value)}
          />
        )}
      </Field>
    );
  });
}
