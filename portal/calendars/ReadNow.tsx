import { Button, Caption1, makeStyles, tokens } from '@fluentui/react-components';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { readCalendarNow } from '../../contract/calendars.ts';
import type { RouteReply } from '../../contract/route.ts';
import { ProblemNotice } from '../../ui/feedback/ProblemNotice.tsx';
import { useMoment, useSession } from '../shell/session.ts';
import type { Calendar } from './calendar.ts';

const useStyles = makeStyles({
  line: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    minWidth: 0,
  },
});

interface ReadNowProps {
  readonly calendar: Calendar;
  readonly tabIndex: 0 | -1;
}

/** Has one calendar read from Exchange at once, and says how old what is known of it is until then. */
export function ReadNow({ calendar: { id, name }, tabIndex }: ReadNowProps) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  const moment = useMoment();
  const { call, announce } = useSession();
  const words = ({ lastReadAt, unreadableSince }: RouteReply<typeof readCalendarNow>) =>
    [
      t('calendars.readNow.wanted'),
      lastReadAt === null
        ? t('calendars.readNow.never')
        : t('calendars.readNow.until', { when: moment(lastReadAt) }),
      unreadableSince !== null && t('calendars.readNow.unreadable', { since: moment(unreadableSince) }),
    ]
      .filter(Boolean)
      .join(' ');
  const reading = useMutation({
    mutationFn: async () => await call(readCalendarNow, { params: { id } }),
    onSuccess: (reply) => announce(words(reply)),
  });
  return (
    <span className={styles.line}>
      <Button
        size="small"
        tabIndex={tabIndex}
        aria-label={t('calendars.readNow.named', { name })}
        disabledFocusable={reading.isPending}
        onClick={() => reading.mutate()}
      >
        {t('calendars.readNow.button')}
      </Button>
      {reading.data && <Caption1>{words(reading.data)}</Caption1>}
      {reading.error !== null && <ProblemNotice error={reading.error} />}
    </span>
  );
}
