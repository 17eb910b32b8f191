import { useTranslation } from 'react-i18next';
import { listHolidayCountries } from '../../contract/holidays.ts';
import type { HolidayRule } from '../../contract/holidays.ts';
import { SelectField } from '../forms/fields.tsx';
import type { Mistakes } from '../forms/use-submit.ts';
import { useReading } from '../shell/reading.ts';
import { typedHolidays } from './typed-holidays.ts';
import { WorkedDays } from './WorkedDays.tsx';

interface HolidaysFieldProps {
  /** JSON, as `typedHolidays` reads it. */
  readonly holidays: string;
  readonly onChange: (holidays: string) => void;
  readonly mistakes: Mistakes;
}

/** The country whose public holidays are days off, and on which of them the team works all the same. */
export function HolidaysField({ holidays, onChange, mistakes }: HolidaysFieldProps) {
  const { t } = useTranslation('portal');
  const countries = useReading(listHolidayCountries).data?.countries ?? [];
  const rule = typedHolidays(holidays);
  const put = (next: HolidayRule | null) => onChange(JSON.stringify(next));
  const regions = countries.find(({ code }) => code === rule?.country)?.regions ?? [];
  return (
    <>
      <SelectField
        label={t('providers.holidays.country')}
        hint={t('providers.holidays.countryHint')}
        value={rule?.country ?? ''}
        onChange={(country) => put(country === '' ? null : { country, region: null, worked: [] })}
        options={[
          { value: '', label: t('providers.holidays.none') },
          // The one that is chosen stands there before the others have come.
          ...(rule && countries.length === 0 ? [{ value: rule.country, label: rule.country }] : []),
          ...countries.map(({ code, name }) => ({ value: code, label: name })),
        ]}
        mistake={mistakes.get('/holidays/country')}
      />
      {rule && (
        <RegionField
          rule={rule}
          regions={regions}
          onChange={put}
          mistake={mistakes.get('/holidays/region')}
        />
      )}
      {rule && <WorkedDays rule={rule} onChange={put} />}
    </>
  );
}

interface RegionFieldProps {
  readonly rule: HolidayRule;
  readonly regions: readonly { readonly code: string; readonly name: string }[];
  readonly onChange: (rule: HolidayRule) => void;
  readonly mistake: string | undefined;
}

/** Nothing for a country without parts of its own. */
function RegionField({ rule, regions, onChange, mistake }: RegionFieldProps) {
  const { t } = useTranslation('portal');
  if (regions.length === 0) return null;
  return (
    <SelectField
      label={t('providers.holidays.region')}
      value={rule.region ?? ''}
      onChange={(region) => onChange({ ...rule, region: region === '' ? null : region, worked: [] })}
      options={[
        { value: '', label: t('providers.holidays.everywhere') },
        ...regions.map(({ code, name }) => ({ value: code, label: name })),
      ]}
      mistake={mistake}
    />
  );
}
