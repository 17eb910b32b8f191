import { Body1 } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { readHistory } from '../../contract/followed-meetings.ts';
import type { LinkId } from '../../contract/meetings.ts';
import { Reading } from '../shell/Reading.tsx';
import { useReading } from '../shell/reading.ts';
import { MeetingHistory } from './MeetingHistory.tsx';

/** Where a meeting on which something hangs stands, and how it came to that. */
export function LinkHistory({ link }: { readonly link: LinkId }) {
  const { t } = useTranslation('portal');
  const history = useReading(readHistory, { params: { link } });
  return (
    <Reading of={history}>
      {({ state, organizer, entries, isComplete }) => (
        <>
          <Body1>
            {t(`meetings.states.${state}`)} ·{' '}
            {t('meetings.history.organizer', { name: organizer.name || organizer.mail })}
          </Body1>
          <MeetingHistory entries={entries} isComplete={isComplete} />
        </>
      )}
    </Reading>
  );
}
