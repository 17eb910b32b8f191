import { Field, Textarea } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { badgeOf, badgeText } from '../badges/badge-values.ts';
import { BadgeFields } from '../badges/BadgeFields.tsx';
import { TextField } from '../forms/fields.tsx';
import type { Mistakes } from '../forms/use-submit.ts';
import { TimeZoneField } from '../places/TimeZoneField.tsx';
import { MembersField } from '../providers/MembersField.tsx';
import { membersOf, unitsOf } from '../providers/provider-values.ts';
import { UnitsField } from '../providers/UnitsField.tsx';
import { QuestionsField } from './QuestionsField.tsx';
import type { ReceptionValues } from './reception-values.ts';

interface ReceptionFieldsProps {
  readonly values: ReceptionValues;
  readonly onChange: (changes: Partial<ReceptionValues>) => void;
  readonly mistakes: Mistakes;
}

const texts = [
  { name: 'name', pointer: '/name', type: 'text' },
  { name: 'language', pointer: '/language', type: 'text' },
  { name: 'country', pointer: '/country', type: 'text' },
  { name: 'noticeHours', pointer: '/noticeMinutes', type: 'number' },
  { name: 'retentionDays', pointer: '/retentionDays', type: 'number' },
] as const;

/** Everything that is said about a reception. */
export function ReceptionFields({ values, onChange, mistakes }: ReceptionFieldsProps) {
  const { t } = useTranslation('portal');
  const said = mistakes.get('/directions');
  const label = t('receptions.form.directions');
  return (
    <>
      {texts.map(({ name, pointer, type }) => (
        <TextField
          key={name}
          label={t(`receptions.form.${name}`)}
          hint={t(`receptions.hint.${name}`)}
          value={values[name]}
          onChange={(value) => onChange({ [name]: value })}
          mistake={mistakes.get(pointer)}
          type={type}
          isRequired
        />
      ))}
      <TimeZoneField
        value={values.timeZone}
        onChange={(timeZone) => onChange({ timeZone })}
        mistake={mistakes.get('/timeZone')}
      />
      <UnitsField
        chosen={unitsOf(values.units)}
        onChange={(units) => onChange({ units: units.toSorted().join(' ') })}
      />
      <Field
        label={label}
        hint={t('receptions.hint.directions')}
        {...(said !== undefined && {
          validationMessage: t('shell.form.mistake', { label, mistake: said }),
        })}
      >
        <Textarea
          value={values.directions}
          rows={4}
          maxLength={2_000}
          onChange={(_event, { value }) => onChange({ directions: value })}
        />
      </Field>
      <QuestionsField values={values} onChange={onChange} mistakes={mistakes} />
      <BadgeFields
        layout={badgeOf(values.badge)}
        onChange={(layout) => onChange({ badge: badgeText(layout) })}
        mistake={mistakes.get('/badge/zone')}
      />
      <MembersField
        members={membersOf(values.members)}
        onChange={(members) => onChange({ members: JSON.stringify(members) })}
        words={{
          legend: t('receptions.form.members'),
          hint: t('receptions.hint.members'),
          nobody: t('receptions.noMembers'),
        }}
      />
    </>
  );
}
