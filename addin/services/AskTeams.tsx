import { Button, Caption1, Spinner, Subtitle2, makeStyles, tokens } from '@fluentui/react-components';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { CalendarDay } from '../../contract/deadlines.ts';
import { ChosenDates } from '../meeting/ChosenDates.tsx';
import type { ShownChoice } from '../meeting/use-series-dates.ts';
import type { Meeting } from '../outlook/composed-meeting.ts';
import { usePane } from '../shell/pane.ts';
import { AskProblem } from './AskProblem.tsx';
import { askedFor, isClosed, isEmpty } from './asked-for.ts';
import { BufferNotices } from './BufferNotices.tsx';
import { Deliveries } from './Deliveries.tsx';
import { Payment } from './Payment.tsx';
import type { ShownDelivery } from './use-deliveries.ts';
import { guestsOf } from './use-order.ts';
import type { Writing } from './use-draft.ts';
import type { useAsking } from './use-requests.ts';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  heading: { margin: 0 },
  quiet: { color: tokens.colorNeutralForeground2 },
  button: { alignSelf: 'flex-start' },
});

interface AskTeamsProps {
  readonly meeting: Meeting;
  readonly dates: ShownChoice;
  /** Why nothing can be asked for on a date, by its name. */
  readonly closed: ReadonlyMap<CalendarDay, string>;
  /** One at least. */
  readonly deliveries: readonly ShownDelivery[];
  readonly asking: ReturnType<typeof useAsking>;
  readonly writing: Writing;
}

/**
 * Asks teams for one delivery or several, all with one button: all are taken, or none. What is typed stays until they
 * were, whatever goes wrong on the way.
 */
export function AskTeams({ meeting, dates, closed, deliveries, asking, writing }: AskTeamsProps) {
  const { t } = useTranslation('pane');
  const styles = useStyles();
  const { announce, time } = usePane();
  const formId = useId();
  const { draft, change, clear } = writing;
  const { ask } = asking;
  const isOnly = deliveries.length === 1;
  const wanted = askedFor(deliveries, { guests: guestsOf(meeting), dates: dates.choice });
  const provider = time.list([...new Set(deliveries.flatMap(({ asked }) => asked?.team.name ?? []))]);
  const empty = isOnly ? -1 : deliveries.findIndex(isEmpty);
  const cannot = ask.isPending || wanted === null || dates.count === 0 || deliveries.some(isClosed);
  const deadlineOf = (at: number) => `${formId} ${at}`.replaceAll(' ', '-');
  const send = () => {
    if (cannot) return;
    ask.mutate(
      { clientKey: draft.clientKey, deliveries: wanted },
      {
        onSuccess: () => {
          announce(t('services.sent', { provider }));
          clear();
        },
      },
    );
  };

  return (
    <form
      className={styles.form}
      noValidate // what is missing is said at its field, by the server's rules
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <Subtitle2 as="h2" className={styles.heading}>
        {t('services.ask')}
      </Subtitle2>
      <ChosenDates
        series={dates.series}
        choice={dates.choice}
        closed={closed}
        onChoose={(chosen) => change({ dates: chosen })}
      />
      <BufferNotices buffers={deliveries[0]?.buffers ?? []} />
      <Deliveries
        deliveries={deliveries}
        meeting={meeting}
        error={ask.error}
        deadlineOf={deadlineOf}
        writing={writing}
        onBeside={() => ask.reset()} // what was wrong is told by its place among the deliveries
      />
      <Payment
        orders={deliveries.flatMap(({ asked }) => asked?.order ?? [])}
        dates={dates.count}
        onChoose={(costCenter) => change({ costCenter })}
      />
      {empty !== -1 && (
        <Caption1 block className={styles.quiet} id={deadlineOf(deliveries.length)}>
          {t('services.empty', { number: empty + 1 })}
        </Caption1>
      )}
      {ask.isError && <AskProblem error={ask.error} onRetry={send} />}
      <Button
        type="submit"
        appearance="primary"
        className={styles.button}
        aria-describedby={deadlineOf(empty === -1 ? 0 : deliveries.length)}
        disabledFocusable={cannot}
        {...(ask.isPending && { icon: <Spinner size="extra-tiny" /> })}
      >
        {t('services.askTeam', { provider })}
      </Button>
    </form>
  );
}
