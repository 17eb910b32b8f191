import { useTranslation } from 'react-i18next';
import { TextField } from '../forms/fields.tsx';
import type { Mistakes } from '../forms/use-submit.ts';
import { TimeZoneField } from '../places/TimeZoneField.tsx';
import { ChoiceField } from './ChoiceField.tsx';
import { DaysOffField } from './DaysOffField.tsx';
import { DeadlineFields } from './DeadlineFields.tsx';
import { HolidaysField } from './HolidaysField.tsx';
import { MembersField } from './MembersField.tsx';
import { NotificationField } from './NotificationField.tsx';
import { OpeningWeekField } from './OpeningWeekField.tsx';
import { PropertiesField } from './PropertiesField.tsx';
import { membersOf, unitsOf } from './provider-values.ts';
import type { ProviderValues } from './provider-values.ts';
import { UnitsField } from './UnitsField.tsx';

interface ProviderFieldsProps {
  readonly values: ProviderValues;
  readonly onChange: (changes: Partial<ProviderValues>) => void;
  readonly mistakes: Mistakes;
}

/** Everything that is said about a team. */
export function ProviderFields({ values, onChange, mistakes }: ProviderFieldsProps) {
  const { t } = useTranslation('portal');
  return (
    <>
      <TextField
        label={t('providers.form.name')}
        value={values.name}
        onChange={(name) => onChange({ name })}
        mistake={mistakes.get('/name')}
        isRequired
      />
      <TextField
        label={t('providers.form.mail')}
        hint={t('providers.form.mailHint')}
        value={values.mail}
        onChange={(mail) => onChange({ mail })}
        mistake={mistakes.get('/mail')}
        type="email"
      />
      <NotificationField values={values} onChange={onChange} mistakes={mistakes} />
      <TextField
        label={t('providers.form.language')}
        hint={t('providers.form.languageHint')}
        value={values.language}
        onChange={(language) => onChange({ language })}
        mistake={mistakes.get('/language')}
        isRequired
      />
      <TimeZoneField
        value={values.timeZone}
        onChange={(timeZone) => onChange({ timeZone })}
        mistake={mistakes.get('/timeZone')}
      />
      <UnitsField
        chosen={unitsOf(values.units)}
        onChange={(units) => onChange({ units: units.toSorted().join(' ') })}
      />
      <DeadlineFields values={values} onChange={onChange} mistakes={mistakes} />
      <OpeningWeekField week={values.week} onChange={(week) => onChange({ week })} mistakes={mistakes} />
      <HolidaysField
        holidays={values.holidays}
        onChange={(holidays) => onChange({ holidays })}
        mistakes={mistakes}
      />
      <DaysOffField
        daysOff={values.daysOff}
        onChange={(daysOff) => onChange({ daysOff })}
        mistakes={mistakes}
      />
      <TextField
        label={t('providers.form.lateFee')}
        hint={t('providers.form.lateFeeHint')}
        value={values.lateFee}
        onChange={(lateFee) => onChange({ lateFee })}
        mistake={mistakes.get('/lateFeeRate')}
      />
      <TextField
        label={t('providers.form.covers')}
        hint={t('providers.form.coversHint')}
        value={values.covers}
        onChange={(covers) => onChange({ covers })}
        mistake={mistakes.get('/coversPerHour')}
        type="number"
      />
      <ChoiceField
        label={t('providers.form.accepts')}
        value={values.accepts}
        onChange={(accepts) => onChange({ accepts })}
        options={(['by-hand', 'automatically'] as const).map((value) => ({
          value,
          label: t(`providers.accepts.${value}`),
        }))}
      />
      <ChoiceField
        label={t('providers.form.whilePending')}
        value={values.whilePending}
        onChange={(whilePending) => onChange({ whilePending })}
        options={(['send', 'hold'] as const).map((value) => ({
          value,
          label: t(`providers.whilePending.${value}`),
        }))}
      />
      <ChoiceField
        label={t('providers.form.follows')}
        value={values.follows}
        onChange={(follows) => onChange({ follows })}
        options={(['yes', 'no'] as const).map((value) => ({ value, label: t(`providers.follows.${value}`) }))}
      />
      {(['userProperties', 'staffProperties'] as const).map((of) => (
        <PropertiesField
          key={of}
          of={of}
          properties={values[of]}
          onChange={(properties) => onChange({ [of]: properties })}
          mistakes={mistakes}
        />
      ))}
      <MembersField
        members={membersOf(values.members)}
        onChange={(members) => onChange({ members: JSON.stringify(members) })}
      />
    </>
  );
}
