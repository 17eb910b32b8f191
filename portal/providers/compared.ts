import { useTranslation } from 'react-i18next';
import type { ComparedField } from '../forms/ConflictNotice.tsx';
import { useSession } from '../shell/session.ts';
import { bodyOf, membersOf, unitsOf } from './provider-values.ts';
import type { ProviderValues } from './provider-values.ts';
import { useOpeningWords } from './opening-words.ts';
import { typedHolidays } from './typed-holidays.ts';
import { typedProperties } from './typed-properties.ts';
import { useDeadlineWords } from './provider-words.ts';

/** Two versions of a team, field by field, in words. */
export function useCompared(
  unitName: (id: string) => string,
): (mine: ProviderValues, theirs: ProviderValues) => readonly ComparedField[] {
  const { t } = useTranslation('portal');
  const { time } = useSession();
  const deadline = useDeadlineWords();
  const opening = useOpeningWords();
  const questions = (text: string) =>
    time.list(
      typedProperties(text).map(({ name, kind, isRequired }) =>
        [name, t(`providers.properties.kinds.${kind}`), isRequired && t('providers.properties.isRequired')]
          .filter(Boolean)
          .join(' – '),
      ),
    );
  const holidayWords = (text: string) => {
    const rule = typedHolidays(text);
    if (rule === null) return t('providers.holidays.none');
    const where = [rule.country, rule.region].filter((code) => code !== null).join(' ');
    return t('providers.holidays.but', { where, count: rule.worked.length });
  };
  const words: readonly (readonly [string, (values: ProviderValues) => string])[] = [
    [t('providers.form.name'), ({ name }) => name],
    [t('providers.form.mail'), ({ mail }) => mail],
    [
      t('providers.notification.label'),
      ({ notification, dailyAt }) =>
        `${t(`providers.notification.${notification}`)}${notification === 'daily' ? ` ${dailyAt}` : ''}`,
    ],
    [t('providers.form.language'), ({ language }) => language],
    [t('providers.form.timeZone'), ({ timeZone }) => timeZone],
    [t('providers.form.places'), ({ units }) => time.list(unitsOf(units).map(unitName))],
    [t('providers.columns.deadline'), (values) => deadline(bodyOf(values).deadlineRule)],
    [t('providers.form.week'), ({ week }) => opening.week(week)],
    [t('providers.form.daysOff'), ({ daysOff }) => opening.daysOff(daysOff)],
    [t('providers.holidays.country'), ({ holidays }) => holidayWords(holidays)],
    [t('providers.form.lateFee'), ({ lateFee }) => `${lateFee} %`],
    [t('providers.form.covers'), ({ covers }) => covers],
    [t('providers.form.accepts'), ({ accepts }) => t(`providers.accepts.${accepts}`)],
    [t('providers.form.whilePending'), ({ whilePending }) => t(`providers.whilePending.${whilePending}`)],
    [t('providers.form.follows'), ({ follows }) => t(`providers.follows.${follows}`)],
    [t('providers.properties.userProperties'), ({ userProperties }) => questions(userProperties)],
    [t('providers.properties.staffProperties'), ({ staffProperties }) => questions(staffProperties)],
    [t('providers.form.members'), ({ members }) => time.list(membersOf(members).map(({ name }) => name))],
  ];
  return (mine, theirs) => words.map(([name, show]) => ({ name, mine: show(mine), theirs: show(theirs) }));
}
