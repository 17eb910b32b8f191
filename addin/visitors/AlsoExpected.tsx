import { Caption1, makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { VisitorReply } from '../../contract/visitors.ts';
import { useMeeting } from '../rooms/use-meeting.ts';
import { usePane } from '../shell/pane.ts';

const useStyles = makeStyles({ said: { color: tokens.colorStatusWarningForeground1 } });

/** The same person is expected at another meeting of one's own at the same time; nothing when they are not. */
export function AlsoExpected({ visitor }: { readonly visitor: VisitorReply }) {
  const { t } = useTranslation('pane');
  const styles = useStyles();
  const { time } = usePane();
  const { data: meeting } = useMeeting();
  const { name, alsoExpected } = visitor;
  if (!meeting || alsoExpected.length === 0) return null;
  const times = alsoExpected.map((one) => time.dayAndRange(one, meeting.timeZone.name).join(' '));
  return (
    <Caption1 className={styles.said}>
      {t('visitors.alsoExpected', { name, times: time.list(times) })}
    </Caption1>
  );
}
