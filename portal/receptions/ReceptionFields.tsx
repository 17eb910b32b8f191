import { useTranslation } from 'react-i18next';
import { badgeOf, badgeText } from '../badges/badge-values.ts';
import { BadgeFields } from '../badges/BadgeFields.tsx';
import { FormSection } from '../forms/FormSection.tsx';
import { LongTextField } from '../forms/LongTextField.tsx';
import { SelectField, TextField } from '../forms/fields.tsx';
import type { Mistakes } from '../forms/use-submit.ts';
import { TimeZoneField } from '../places/TimeZoneField.tsx';
import { DaysOffField } from '../providers/DaysOffField.tsx';
import { MembersField } from '../providers/MembersField.tsx';
import { OpeningWeekField } from '../providers/OpeningWeekField.tsx';
import { membersOf, unitsOf } from '../providers/provider-values.ts';
import { UnitsField } from '../providers/UnitsField.tsx';
import { CheckOutFields } from './CheckOutFields.tsx';
import { QuestionsField } from './QuestionsField.tsx';
import type { ReceptionValues } from './reception-values.ts';
import { useSummaries } from './summaries.ts';
import { TextsField } from './TextsField.tsx';

interface ReceptionFieldsProps {
  readonly values: ReceptionValues;
  readonly onChange: (changes: Partial<ReceptionValues>) => void;
  readonly mistakes: Mistakes;
  /** Nothing is known yet: the first part is open. */
  readonly isNew?: boolean;
}

const pointers = {
  name: '/name',
  language: '/language',
  country: '/country',
  noticeHours: '/noticeMinutes',
  retentionDays: '/retentionDays',
  parkingPlaces: '/parkingPlaces',
} as const;

/** Everything that is said about a reception, part by part. */
export function ReceptionFields({ values, onChange, mistakes, isNew = false }: ReceptionFieldsProps) {
  const { t } = useTranslation('portal');
  const said = useSummaries(values);
  const plain = (name: keyof typeof pointers, type: 'text' | 'number' = 'text') => (
    <TextField
      label={t(`receptions.form.${name}`)}
      hint={t(`receptions.hint.${name}`)}
      value={values[name]}
      onChange={(value) => onChange({ [name]: value })}
      mistake={mistakes.get(pointers[name])}
      type={type}
      isRequired={name !== 'parkingPlaces'}
    />
  );
  return (
    <>
      <FormSection
        title={t('receptions.sections.basics')}
        summary={said.basics}
        pointers={['/name', '/language', '/country', '/timeZone', '/units', '/address']}
        mistakes={mistakes}
        isOpenAtFirst={isNew}
      >
        {plain('name')}
        {plain('language')}
        {plain('country')}
        <TimeZoneField
          value={values.timeZone}
          onChange={(timeZone) => onChange({ timeZone })}
          mistake={mistakes.get('/timeZone')}
        />
        <LongTextField
          label={t('receptions.form.address')}
          hint={t('receptions.hint.address')}
          value={values.address}
          onChange={(address) => onChange({ address })}
          mistake={mistakes.get('/address')}
          rows={2}
          most={300}
        />
        <UnitsField
          chosen={unitsOf(values.units)}
          onChange={(units) => onChange({ units: units.toSorted().join(' ') })}
        />
      </FormSection>
      <FormSection
        title={t('receptions.sections.messages')}
        summary={said.messages}
        pointers={['/noticeMinutes', '/directions', '/texts']}
        mistakes={mistakes}
      >
        {plain('noticeHours', 'number')}
        <LongTextField
          label={t('receptions.form.directions')}
          hint={t('receptions.hint.directions')}
          value={values.directions}
          onChange={(directions) => onChange({ directions })}
          mistake={mistakes.get('/directions')}
          rows={4}
          most={2_000}
        />
        <TextsField values={values} onChange={onChange} mistakes={mistakes} />
      </FormSection>
      <FormSection
        title={t('receptions.sections.hours')}
        summary={said.hours}
        pointers={['/hours', '/closedDays']}
        mistakes={mistakes}
      >
        <OpeningWeekField week={values.week} onChange={(week) => onChange({ week })} mistakes={mistakes} />
        <DaysOffField
          daysOff={values.daysOff}
          onChange={(daysOff) => onChange({ daysOff })}
          mistakes={mistakes}
        />
      </FormSection>
      <FormSection
        title={t('receptions.sections.checkOut')}
        summary={said.checkOut}
        pointers={['/checkOut']}
        mistakes={mistakes}
      >
        <CheckOutFields values={values} onChange={onChange} mistakes={mistakes} />
      </FormSection>
      <FormSection
        title={t('receptions.sections.questions')}
        summary={said.questions}
        pointers={['/asks', '/parkingPlaces']}
        mistakes={mistakes}
      >
        <QuestionsField values={values} onChange={onChange} mistakes={mistakes} />
        {plain('parkingPlaces', 'number')}
      </FormSection>
      <FormSection
        title={t('receptions.sections.badge')}
        summary={said.badge}
        pointers={['/badge']}
        mistakes={mistakes}
      >
        <BadgeFields
          layout={badgeOf(values.badge)}
          onChange={(layout) => onChange({ badge: badgeText(layout) })}
          mistake={mistakes.get('/badge/zone')}
        />
      </FormSection>
      <FormSection
        title={t('receptions.sections.members')}
        summary={said.members}
        pointers={['/members']}
        mistakes={mistakes}
      >
        <MembersField
          members={membersOf(values.members)}
          onChange={(members) => onChange({ members: JSON.stringify(members) })}
          words={{
            legend: t('receptions.form.members'),
            hint: t('receptions.hint.members'),
            nobody: t('receptions.noMembers'),
          }}
        />
      </FormSection>
      <FormSection
        title={t('receptions.sections.privacy')}
        summary={said.privacy}
        pointers={['/retentionDays', '/showsTitles']}
        mistakes={mistakes}
      >
        {plain('retentionDays', 'number')}
        <SelectField
          label={t('receptions.form.titles')}
          hint={t('receptions.hint.titles')}
          value={values.titles}
          onChange={(titles) => onChange({ titles: titles === 'shown' ? 'shown' : 'hidden' })}
          options={(['hidden', 'shown'] as const).map((value) => ({
            value,
            label: t(`receptions.titles.${value}`),
          }))}
        />
      </FormSection>
    </>
  );
}
