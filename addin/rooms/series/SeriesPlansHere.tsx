import { useQueryClient } from '@tanstack/react-query';
import { Suspense, lazy } from 'react';
import type { Meeting, RoomInMeeting } from '../../outlook/composed-meeting.ts';
import type { Wording } from '../reasons.ts';
import type { Wish } from '../wish.ts';

/** Most meetings are no series. */
const SeriesPlans = lazy(async () => ({ default: (await import('./SeriesPlans.tsx')).SeriesPlans }));

interface SeriesPlansHereProps {
  readonly meeting: Meeting;
  readonly wish: Wish;
  readonly room: RoomInMeeting | null;
  readonly wording: Wording;
  readonly onClose: () => void;
}

/** What is planned for single dates of a series; nothing for other meetings. */
export function SeriesPlansHere(props: SeriesPlansHereProps) {
  const client = useQueryClient();
  if (props.meeting.recurrence === null) return null;
  return (
    <Suspense fallback={null}>
      <SeriesPlans {...props} onChanged={() => void client.invalidateQueries({ queryKey: ['meeting'] })} />
    </Suspense>
  );
}
