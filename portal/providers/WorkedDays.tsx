import { useTranslation } from 'react-i18next';
import { listHolidays } from '../../contract/holidays.ts';
import type { HolidayRule } from '../../contract/holidays.ts';
import { Instant } from '../../contract/primitives.ts';
import { CheckList } from '../forms/CheckList.tsx';
import { Reading } from '../shell/Reading.tsx';
import { useReading } from '../shell/reading.ts';
import { useSession } from '../shell/session.ts';

interface WorkedDaysProps {
  readonly rule: HolidayRule;
  readonly onChange: (rule: HolidayRule) => void;
}

/** Which holidays of this year and the next are days off: on what is not ticked the team works. */
export function WorkedDays({ rule, onChange }: WorkedDaysProps) {
  const { t } = useTranslation('portal');
  const { time } = useSession();
  const { country, region, worked } = rule;
  const holidays = useReading(listHolidays, { query: { country, region: region ?? '' } });
  return (
    <Reading of={holidays}>
      {({ days, version }) => (
        <CheckList
          legend={t('providers.holidays.days')}
          hint={t('providers.holidays.daysHint', { version })}
          options={days.map(({ day, name }) => ({
            value: day,
            label: `${time.day(Instant.parse(`${day}T12:00:00Z`), 'UTC')}: ${name}`,
          }))}
          chosen={days.flatMap(({ day }) => (worked.includes(day) ? [] : [day]))}
          onChange={(off) => {
            // What was said of other years stays.
            const others = worked.filter((one) => !days.some(({ day }) => day === one));
            const open = days.flatMap(({ day }) => (off.includes(day) ? [] : [day]));
            onChange({ ...rule, worked: [...others, ...open].toSorted() });
          }}
        />
      )}
    </Reading>
  );
}
