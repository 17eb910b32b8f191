import { Body1, Body1Strong, Button, makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { Facts } from '../shell/Facts.tsx';
import { PageLink } from '../shell/PageLink.tsx';
import { Panel } from '../shell/Panel.tsx';
import { useSession } from '../shell/session.ts';
import type { DayMeeting, DayRoom } from './day-meeting.ts';
import { HangingList } from './HangingList.tsx';
import { LinkHistory } from './LinkHistory.tsx';
import { useMeetingWords } from './meeting-words.ts';

const useStyles = makeStyles({
  link: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS, minWidth: 0 },
});

interface MeetingPanelProps {
  readonly room: DayRoom;
  readonly meeting: DayMeeting;
  readonly timeZone: string;
  readonly onClose: () => void;
}

/** One meeting: what its room says of it, what hangs on it, and what became of that. */
export function MeetingPanel({ room, meeting, timeZone, onClose }: MeetingPanelProps) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  const { time } = useSession();
  const words = useMeetingWords();
  const { organizer, links, answer, isCanceled } = meeting;
  return (
    <Panel title={words.title(meeting)} takesFocus>
      <Facts
        of={[
          { name: t('meetings.panel.when'), value: time.dayAndRange(meeting, timeZone).join(' ') },
          { name: t('meetings.panel.room'), value: room.name },
          {
            name: t('meetings.panel.organizer'),
            value: organizer && (organizer.name === '' ? organizer.mail : organizer.name),
          },
          {
            name: t('meetings.panel.answer'),
            value: isCanceled ? t('meetings.canceled') : t(`meetings.answers.${answer}`),
          },
        ]}
      />
      {links.length === 0 && <Body1>{t('meetings.panel.nothing')}</Body1>}
      {links.map(({ id, reason, hanging }) => (
        <div key={id} className={styles.link}>
          {reason !== null && <Body1>⚠ {reason.text}</Body1>}
          <Body1Strong>{t('meetings.panel.hanging')}</Body1Strong>
          {hanging.length === 0 ? (
            <Body1>{t('meetings.panel.nothing')}</Body1>
          ) : (
            <HangingList label={t('meetings.panel.hanging')} of={hanging} />
          )}
          <Body1Strong>{t('meetings.history.title')}</Body1Strong>
          <LinkHistory link={id} />
          <PageLink to={`/meetings/${id}`}>{t('meetings.panel.open')}</PageLink>
        </div>
      ))}
      <div>
        <Button onClick={onClose}>{t('meetings.panel.close')}</Button>
      </div>
    </Panel>
  );
}
