import { Body1, Body1Strong, makeStyles } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { readHistory } from '../../contract/followed-meetings.ts';
import type { LinkId } from '../../contract/meetings.ts';
import { Reading } from '../shell/Reading.tsx';
import { useReading } from '../shell/reading.ts';
import { useSession } from '../shell/session.ts';
import { MeetingHistory } from './MeetingHistory.tsx';

const useStyles = makeStyles({ slot: { margin: 0, overflowWrap: 'anywhere' } });

/** Where a meeting on which something hangs stands, and how it came to that. */
export function LinkHistory({ link }: { readonly link: LinkId }) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  const { time } = useSession();
  const history = useReading(readHistory, { params: { link } });
  return (
    <Reading of={history}>
      {({ state, organizer, start, end, rooms, timeZone, entries, isComplete }) => (
        <>
          <Body1Strong as="p" className={styles.slot}>
            {[time.dayAndRange({ start, end }, timeZone).join(' '), time.list(rooms)]
              .filter(Boolean)
              .join(' · ')}
          </Body1Strong>
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
