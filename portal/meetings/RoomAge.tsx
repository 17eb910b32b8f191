import { Caption1, makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { useMoment } from '../shell/session.ts';
import type { DayRoom } from './day-meeting.ts';

const useStyles = makeStyles({
  age: { color: tokens.colorNeutralForeground2 },
  fault: { color: tokens.colorStatusDangerForeground1 },
});

/** How old what is shown of a room is, and since when it cannot be read. */
export function RoomAge({ room }: { readonly room: DayRoom }) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  const moment = useMoment();
  const { asOf, unreadableSince, faultCode } = room;
  if (unreadableSince === null) {
    return (
      <Caption1 className={styles.age}>
        {asOf === null ? t('meetings.age.never') : t('meetings.age.at', { when: moment(asOf) })}
      </Caption1>
    );
  }
  return (
    <Caption1 className={styles.fault}>
      ⚠ {t('meetings.age.unreadable', { since: moment(unreadableSince) })}
      {faultCode !== null && ` (${faultCode})`}.{' '}
      {asOf === null ? t('meetings.age.nothingKnown') : t('meetings.age.lastKnown', { when: moment(asOf) })}
    </Caption1>
  );
}
