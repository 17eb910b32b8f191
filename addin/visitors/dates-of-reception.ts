import { useTranslation } from 'react-i18next';
import type { DateChoice } from '../meeting/chosen-dates.ts';
import { usePane } from '../shell/pane.ts';
import type { Reception } from './asked-fields.ts';

type SaidDate = Reception['dates'][number];

/** So many dates are named; the others are counted. */
const MOST_NAMED = 4;

/** Of the dates of which a reception has something to say, those on which the visitor comes. Pure. */
export function wantedOf(dates: readonly SaidDate[], choice: DateChoice): readonly SaidDate[] {
  return choice === null ? dates : dates.filter(({ date }) => choice.includes(date));
}

/** Names dates by the clock of the reception, the first four of them. */
export function useNamedDates({ timeZone }: Pick<Reception, 'timeZone'>) {
  const { t } = useTranslation('pane');
  const { time } = usePane();
  return (dates: readonly SaidDate[]) => {
    const further = dates.length - MOST_NAMED;
    const named = dates.slice(0, MOST_NAMED).map(({ start }) => time.day(start, timeZone));
    return time.list(further > 0 ? [...named, t('dates.further', { count: further })] : named);
  };
}
