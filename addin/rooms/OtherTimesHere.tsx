import { Button, makeStyles } from '@fluentui/react-components';
import { Suspense, lazy, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RoomOffer } from '../../contract/rooms.ts';
import { Loading } from '../../ui/feedback/Loading.tsx';
import type { Meeting } from '../outlook/composed-meeting.ts';
import { usePane } from '../shell/pane.ts';
import { isOpen } from './reasons.ts';
import type { Wording } from './reasons.ts';
import { useMover } from './use-mover.ts';
import type { Move } from './use-mover.ts';
import type { TimesQuery } from './use-other-times.ts';

/** Most meetings find a room at their own time: this comes when it is needed. */
const OtherTimes = lazy(async () => ({ default: (await import('./OtherTimes.tsx')).OtherTimes }));

const useStyles = makeStyles({ find: { alignSelf: 'flex-start' } });

interface OtherTimesHereProps {
  readonly meeting: Meeting;
  readonly query: TimesQuery;
  /** What the search found, the rooms of the meeting included; none while it is under way. */
  readonly all: readonly RoomOffer[];
  readonly wording: Wording;
}

/**
 * Other times for the meeting: at once when no room is to be had, otherwise behind a button. Nothing for a series, of which
 * every date would have to be asked about and classic Outlook lets nobody set the time, and nothing where the time cannot be set.
 */
export function OtherTimesHere({ meeting, query, all, wording }: OtherTimesHereProps) {
  const { t } = useTranslation('pane');
  const styles = useStyles();
  const { moveTo } = usePane().meeting;
  /** The start for which other times were asked: with another one the question is another. */
  const [askedAt, setAskedAt] = useState<string | null>(null);
  const mover = useMover(moveTo, wording);
  if (moveTo === null || meeting.repeats !== 'no') return null;

  const isAsked = askedAt === meeting.interval.start;
  const nothingFits = meeting.rooms.length === 0 && all.length > 0 && !all.some(isOpen);
  const isShown = nothingFits || isAsked || mover.busyWith !== null;
  const last = isStillTrue(mover.last, meeting) ? mover.last : null;
  return (
    <>
      {!nothingFits && (
        <Button
          className={styles.find}
          size="small"
          aria-expanded={isAsked}
          onClick={() => setAskedAt(isAsked ? null : meeting.interval.start)}
        >
          {t(isAsked ? 'times.hide' : 'times.find')}
        </Button>
      )}
      {(isShown || last !== null) && (
        <Suspense fallback={<Loading rows={2} rowHeight={64} />}>
          <OtherTimes
            meeting={meeting}
            query={query}
            wording={wording}
            isShown={isShown}
            mover={mover}
            last={last}
          />
        </Suspense>
      )}
    </>
  );
}

/** What was said of a time is said no more when the meeting was given yet another one since, by other hands. */
function isStillTrue(move: Move | null, { interval }: Meeting): boolean {
  if (move === null || !move.isDone) return move !== null;
  return move.to.start === interval.start && move.to.end === interval.end;
}
