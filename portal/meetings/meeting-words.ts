import { useTranslation } from 'react-i18next';
import { hangingOn } from './day-meeting.ts';
import type { DayMeeting } from './day-meeting.ts';

interface MeetingWords {
  readonly title: (meeting: DayMeeting) => string;
  /** What is special about it, in one line; empty: nothing is. */
  readonly marks: (meeting: DayMeeting) => string;
}

/** How a meeting is called: of a private one nothing but that it is one. */
export function useMeetingWords(): MeetingWords {
  const { t } = useTranslation('portal');
  return {
    title: ({ isPrivate, subject }) =>
      isPrivate ? t('meetings.private') : (subject ?? '') === '' ? t('meetings.noSubject') : (subject ?? ''),
    marks: (meeting) => {
      const hanging = hangingOn(meeting);
      return [
        meeting.isCanceled && t('meetings.canceled'),
        hanging.some(({ questions }) => questions.length > 0) && `⚠ ${t('meetings.asks')}`,
        hanging.length > 0 && `● ${t('meetings.hangs', { count: hanging.length })}`,
        meeting.answer !== 'accepted' && t(`meetings.answers.${meeting.answer}`),
      ]
        .filter(Boolean)
        .join(' · ');
    },
  };
}
