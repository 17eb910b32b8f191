import { useTranslation } from 'react-i18next';
import { useSession } from '../shell/session.ts';
import { typedDaysOff, typedWeek } from './typed-opening.ts';

/** Names of weekdays, times and days off in words. */
export function useOpeningWords(): {
  readonly weekday: (weekday: number) => string;
  readonly week: (text: string) => string;
  readonly daysOff: (text: string) => string;
} {
  const { t, i18n } = useTranslation('portal');
  const { time } = useSession();
  const format = new Intl.DateTimeFormat(i18n.language, { weekday: 'long', timeZone: 'UTC' });
  const weekday = (number: number) => format.format(Date.UTC(2024, 0, number)); // 1 January 2024 was a Monday
  return {
    weekday,
    week(text) {
      const hours = typedWeek(text);
      return hours.length === 0
        ? t('providers.form.always')
        : time.list(hours.map((one) => `${weekday(one.weekday)} ${one.from}–${one.to}`));
    },
    daysOff: (text) =>
      time.list(
        typedDaysOff(text).map(({ from, to, name }) => `${name} ${from === to ? from : `${from} – ${to}`}`),
      ),
  };
}
