import { Checkbox, Field, Input, Select, Textarea } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { MOST_ANSWER } from '../../contract/properties.ts';
import type { AskedProperty } from '../../contract/properties.ts';
import type { TypedAnswers } from './typed-answers.ts';

interface AnswerFieldsProps {
  readonly asks: readonly AskedProperty[];
  readonly answers: TypedAnswers;
  readonly onChange: (answers: TypedAnswers) => void;
  /** What the server found wrong, by the id of the question. */
  readonly mistakes: ReadonlyMap<string, string>;
}

/** What a team wants to know, each with its mistake beside it. */
export function AnswerFields({ asks, answers, onChange, mistakes }: AnswerFieldsProps) {
  return asks.map((property) => (
    <AnswerField
      key={property.id}
      property={property}
      typed={answers[property.id]}
      mistake={mistakes.get(property.id)}
      onType={(typed) => onChange({ ...answers, [property.id]: typed })}
    />
  ));
}

interface AnswerFieldProps {
  readonly property: AskedProperty;
  readonly typed: string | boolean | undefined;
  readonly mistake: string | undefined;
  readonly onType: (typed: string | boolean) => void;
}

function AnswerField({ property, typed, mistake, onType }: AnswerFieldProps) {
  const { t } = useTranslation('ui');
  const { kind, name, help, isRequired, choices } = property;
  const text = typeof typed === 'string' ? typed : '';
  const said = {
    ...(help !== '' && { hint: help }),
    ...(mistake !== undefined && { validationMessage: t('answers.mistake', { name, mistake }) }),
  };
  if (kind === 'choice') {
    return (
      <Field label={name} required={isRequired} {...said}>
        <Select value={text} onChange={(_event, { value }) => onType(value)}>
          <option value="">{t('answers.choose')}</option>
          {choices.map((one) => (
            <option key={one.id} value={one.id}>
              {one.name}
            </option>
          ))}
        </Select>
      </Field>
    );
  }
  if (kind === 'checkbox') {
    return (
      <Field {...said}>
        <Checkbox
          label={name}
          required={isRequired}
          checked={typed === true}
          onChange={(_event, { checked }) => onType(checked === true)}
        />
      </Field>
    );
  }
  return (
    <Field label={name} required={isRequired} {...said}>
      {kind === 'multi-line' ? (
        <Textarea
          value={text}
          maxLength={MOST_ANSWER}
          resize="vertical"
          onChange={(_event, { value }) => onType(value)}
        />
      ) : (
        <Input
          value={text}
          maxLength={MOST_ANSWER}
          autoComplete="off"
          {...(kind === 'number' && { inputMode: 'decimal' })}
          onChange={(_event, { value }) => onType(value)}
        />
      )}
    </Field>
  );
}
