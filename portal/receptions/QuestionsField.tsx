import { Button, Caption1, Checkbox, Field, Textarea, makeStyles, tokens } from '@fluentui/react-components';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { CustomFieldId, MOST_CUSTOM_FIELDS } from '../../contract/visitor-fields.ts';
import { Asked } from '../../contract/visitor-ids.ts';
import { SelectField, TextField } from '../forms/fields.tsx';
import type { Mistakes } from '../forms/use-submit.ts';
import { ChoiceField } from '../providers/ChoiceField.tsx';
import { usePortalDeps } from '../shell/portal-context.ts';
import type { ReceptionValues } from './reception-values.ts';
import { typedFields } from './typed-fields.ts';
import type { TypedField } from './typed-fields.ts';

const useStyles = makeStyles({
  fields: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'stretch',
    gap: tokens.spacingVerticalM,
    margin: 0,
    padding: 0,
    border: 'none',
    minWidth: 0,
  },
  legend: { padding: 0 },
  field: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    minWidth: 0,
    padding: tokens.spacingHorizontalM,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
});

export const askedFields = ['mail', 'company', 'phone', 'carPlate', 'ownLanguage'] as const;

interface QuestionsFieldProps {
  readonly values: ReceptionValues;
  readonly onChange: (changes: Partial<ReceptionValues>) => void;
  readonly mistakes: Mistakes;
}

/** What the reception asks of whoever registers a visitor, and what it fills in itself. */
export function QuestionsField({ values, onChange, mistakes }: QuestionsFieldProps) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  const hint = useId();
  const { newId } = usePortalDeps();
  const fields = typedFields(values.fields);
  const change = (changed: readonly TypedField[]) => onChange({ fields: JSON.stringify(changed) });
  const isFull = fields.length >= MOST_CUSTOM_FIELDS;
  return (
    <>
      {askedFields.map((field) => (
        <SelectField
          key={field}
          label={t(`receptions.asks.${field}`)}
          value={values[field]}
          onChange={(value) => onChange({ [field]: Asked.parse(value) })}
          options={Asked.options.map((value) => ({ value, label: t(`receptions.asked.${value}`) }))}
        />
      ))}
      <fieldset className={styles.fields} aria-describedby={hint}>
        <legend className={styles.legend}>{t('receptions.fields.title')}</legend>
        <Caption1 id={hint}>{t('receptions.fields.hint', { most: MOST_CUSTOM_FIELDS })}</Caption1>
        {fields.map((field, at) => (
          <OwnField
            key={field.id}
            field={field}
            number={at + 1}
            here={`/asks/fields/${at}`}
            mistakes={mistakes}
            onChange={(changed) => change(fields.with(at, changed))}
            onRemove={() => change(fields.toSpliced(at, 1))}
          />
        ))}
        <div>
          <Button
            size="small"
            disabledFocusable={isFull}
            onClick={() => {
              if (isFull) return;
              const plain = { name: '', kind: 'text', choices: [], isRequired: false, by: 'host' } as const;
              change([...fields, { ...plain, choices: [], id: CustomFieldId.parse(newId()) }]);
            }}
          >
            {t('receptions.fields.add')}
          </Button>
        </div>
      </fieldset>
    </>
  );
}

interface OwnFieldProps {
  readonly field: TypedField;
  /** From 1 on: what tells its fields from those of the others. */
  readonly number: number;
  /** Where its mistakes are. */
  readonly here: string;
  readonly mistakes: Mistakes;
  readonly onChange: (field: TypedField) => void;
  readonly onRemove: () => void;
}

function OwnField({ field, number, here, mistakes, onChange, onRemove }: OwnFieldProps) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  const label = t('receptions.fields.choices', { number });
  const wrong =
    mistakes.get(`${here}/choices`) ??
    field.choices.map((_one, at) => mistakes.get(`${here}/choices/${at}`)).find((said) => said !== undefined);
  return (
    <div className={styles.field}>
      <TextField
        label={t('receptions.fields.name', { number })}
        value={field.name}
        onChange={(name) => onChange({ ...field, name })}
        mistake={mistakes.get(`${here}/name`)}
        isRequired
      />
      <ChoiceField
        label={t('receptions.fields.kind', { number })}
        value={field.kind}
        onChange={(kind) => onChange({ ...field, kind })}
        options={(['text', 'choice'] as const).map((value) => ({
          value,
          label: t(`receptions.fields.kinds.${value}`),
        }))}
      />
      {field.kind === 'choice' && (
        <Field
          label={label}
          hint={t('receptions.fields.choicesHint')}
          required
          {...(wrong !== undefined && {
            validationMessage: t('shell.form.mistake', { label, mistake: wrong }),
          })}
        >
          <Textarea
            value={field.choices.join('\n')}
            rows={4}
            onChange={(_event, { value }) => onChange({ ...field, choices: value.split('\n') })}
          />
        </Field>
      )}
      <ChoiceField
        label={t('receptions.fields.by', { number })}
        value={field.by}
        onChange={(by) => onChange({ ...field, by })}
        options={(['host', 'desk'] as const).map((value) => ({
          value,
          label: t(`receptions.fields.bys.${value}`),
        }))}
      />
      <Checkbox
        label={t('receptions.fields.isRequired')}
        checked={field.isRequired}
        onChange={(_event, { checked }) => onChange({ ...field, isRequired: checked === true })}
      />
      <div>
        <Button size="small" onClick={onRemove}>
          {t('receptions.fields.remove', { number })}
        </Button>
      </div>
    </div>
  );
}
