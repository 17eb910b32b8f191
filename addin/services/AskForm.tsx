import { Caption1, makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { CalendarDay } from '../../contract/deadlines.ts';
import { Loading } from '../../ui/feedback/Loading.tsx';
import { firstWanted } from '../meeting/chosen-dates.ts';
import { useDateChoice } from '../meeting/use-series-dates.ts';
import type { ShownChoice } from '../meeting/use-series-dates.ts';
import type { Meeting } from '../outlook/composed-meeting.ts';
import { PaneProblem } from '../shell/PaneProblem.tsx';
import { AskTeams } from './AskTeams.tsx';
import { FavoritesSection } from './FavoritesSection.tsx';
import { useClosedDates } from './use-closed-dates.ts';
import type { SeriesDelivery } from './use-closed-dates.ts';
import { useDeliveries } from './use-deliveries.ts';
import type { ShownDelivery } from './use-deliveries.ts';
import type { Writing } from './use-draft.ts';
import type { useAsking } from './use-requests.ts';

const useStyles = makeStyles({ quiet: { color: tokens.colorNeutralForeground2 } });

interface AskFormProps {
  readonly meeting: Meeting;
  readonly asking: ReturnType<typeof useAsking>;
  readonly writing: Writing;
}

/** Which teams can be asked; the form itself once that is known. */
export function AskForm({ meeting, asking, writing }: AskFormProps) {
  const { t } = useTranslation('pane');
  const styles = useStyles();
  const dates = useDateChoice(writing.draft.dates);
  const onAll = useDeliveries(onFirst(meeting, dates), writing.draft);
  const closed = useClosedDates(dates.series, onAll.flatMap(onEachDate));
  const deliveries = useDeliveries(onFirst(meeting, dates, closed), writing.draft);
  const [first, ...others] = deliveries;

  if (!first || first.isPending) return <Loading rows={2} rowHeight={64} />;
  if (first.error && others.length === 0) return <PaneProblem error={first.error} onRetry={first.retry} />;
  if (first.asked || others.length > 0) {
    return (
      <>
        <FavoritesSection
          meeting={meeting}
          deliveries={deliveries}
          writing={writing}
          onFilled={() => asking.ask.reset()}
        />
        <AskTeams
          meeting={meeting}
          dates={dates}
          closed={closed}
          deliveries={deliveries}
          asking={asking}
          writing={writing}
        />
      </>
    );
  }
  return (
    <Caption1 block className={styles.quiet}>
      {t('services.nobody')}
    </Caption1>
  );
}

/**
 * Of a series the form says when its first date is or was; what is asked for begins with the first that is wanted and not
 * closed, and is closed when all of them are.
 */
function onFirst(
  meeting: Meeting,
  { series, choice }: ShownChoice,
  closed: ReadonlyMap<CalendarDay, string> = new Map(),
): Meeting {
  return series
    ? { ...meeting, interval: firstWanted(choice, series.dates, meeting.interval, closed) }
    : meeting;
}

function onEachDate({ draft, asked }: ShownDelivery): readonly SeriesDelivery[] {
  const { offsetFrom, offsetMinutes } = draft;
  return asked ? [{ provider: asked.team.id, offsetFrom, offsetMinutes, lines: asked.order.lines }] : [];
}
