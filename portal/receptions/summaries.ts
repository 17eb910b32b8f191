import { useTranslation } from 'react-i18next';
import { badgeOf } from '../badges/badge-values.ts';
import { useOpeningWords } from '../providers/opening-words.ts';
import { membersOf } from '../providers/provider-values.ts';
import { useSession } from '../shell/session.ts';
import { askedFields } from './QuestionsField.tsx';
import type { ReceptionValues } from './reception-values.ts';
import { typedFields } from './typed-fields.ts';
import { typedTexts, writtenIn } from './typed-texts.ts';

/** What is chosen in each part of the form, in a few words: what is read while a part is closed. */
export function useSummaries(values: ReceptionValues) {
  const { t } = useTranslation('portal');
  const { time } = useSession();
  const opening = useOpeningWords();
  const written = writtenIn(typedTexts(values.texts));
  const asked = [
    ...askedFields.filter((name) => values[name] !== 'hidden').map((name) => t(`receptions.asks.${name}`)),
    ...typedFields(values.fields).map(({ name }) => name),
  ];
  const { size, zone } = badgeOf(values.badge);
  const members = membersOf(values.members);
  return {
    basics: [values.name, values.timeZone].filter((one) => one !== '').join(' · '),
    messages: [
      t('receptions.hours', { count: Number(values.noticeHours) || 0 }),
      ...(written.length > 0
        ? [
            t('receptionTexts.ownIn', {
              languages: time.list(written.map((language) => t(`receptionTexts.languages.${language}`))),
            }),
          ]
        : []),
    ].join(' · '),
    hours: [opening.week(values.week), opening.daysOff(values.daysOff)]
      .filter((one) => one !== '')
      .join(' · '),
    checkOut:
      [
        ...(values.remindAt === '' ? [] : [t('receptions.remindedAt', { time: values.remindAt })]),
        ...(values.automaticAt === '' ? [] : [t('receptions.automaticAt', { time: values.automaticAt })]),
      ].join(' · ') || t('receptions.byHandOnly'),
    questions: asked.length === 0 ? t('receptions.asksNothing') : time.list(asked),
    badge: [t(`badges.sizes.${size}`), zone].filter((one) => one !== '').join(' · '),
    members: members.length === 0 ? t('receptions.noMembers') : time.list(members.map(({ name }) => name)),
    privacy: t('receptions.keptFor', { count: Number(values.retentionDays) || 0 }),
  };
}
