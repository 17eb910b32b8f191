import { MessageBar, MessageBarBody } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import type { Meeting, RoomInMeeting } from '../../outlook/composed-meeting.ts';
import { PaneProblem } from '../../shell/PaneProblem.tsx';
import { usePane } from '../../shell/pane.ts';
import type { Wording } from '../reasons.ts';
import type { Wish } from '../wish.ts';
import { plannedBefore } from './chosen-rooms.ts';
import { PlanChecklist } from './PlanChecklist.tsx';
import { SeriesPlan } from './SeriesPlan.tsx';
import { usePlanKeeper, useRoomPlan } from './use-room-plan.ts';
import type { RoomPlan } from './use-room-plan.ts';

interface SeriesPlansProps {
  readonly meeting: Meeting;
  readonly wish: Wish;
  /** The room for which a plan is made; null: none is made. */
  readonly room: RoomInMeeting | null;
  readonly wording: Wording;
  readonly onClose: () => void;
  /** Something was put into the meeting. */
  readonly onChanged: () => void;
}

/** What is planned for single dates of a series: the plan while it is made, and what is left to do of the one that is kept. */
export function SeriesPlans({ meeting, wish, room, wording, onClose, onChanged }: SeriesPlansProps) {
  const { announce } = usePane();
  const keeper = usePlanKeeper();
  const kept = useRoomPlan();
  const plan = kept.data?.plan ?? null;
  const [said, setSaid] = useState<{ readonly text: string; readonly isDone: boolean } | null>(null);
  const begun = useBegun(room, kept.isLoading);
  const here = useRef<HTMLDivElement>(null);
  // The button that was pressed is gone: the focus comes to what is said of it.
  useEffect(() => {
    if (said) here.current?.focus();
  }, [said]);

  const say = (text: string, isDone: boolean) => {
    setSaid({ text, isDone });
    announce(text);
    onChanged();
  };
  const done = (text: string) => {
    say(text, true);
    onClose();
  };
  return (
    <>
      {said !== null && (
        <div ref={here} tabIndex={-1}>
          <MessageBar intent={said.isDone ? 'success' : 'warning'} layout="multiline" politeness="polite">
            <MessageBarBody>{said.text}</MessageBarBody>
          </MessageBar>
        </div>
      )}
      {keeper.failure !== null && <PaneProblem error={keeper.failure} onRetry={() => void kept.refetch()} />}
      {begun !== null && (
        <SeriesPlan
          key={begun.mailbox}
          meeting={meeting}
          wish={wish}
          room={begun}
          before={plannedBefore(plan, begun)}
          keeper={keeper}
          wording={wording}
          onTrouble={(text) => say(text, false)}
          onKept={done}
          onClose={onClose}
        />
      )}
      {room === null && kept.data && hasDates(plan) && (
        <PlanChecklist
          plan={plan}
          now={kept.data.now}
          meeting={meeting}
          keeper={keeper}
          wording={wording}
          onKept={done}
        />
      )}
    </>
  );
}

/**
 * The room for which a plan is made, once it is known what was planned before. From then on it stays open whatever is read
 * anew: somebody is choosing in it.
 */
function useBegun(room: RoomInMeeting | null, isLoading: boolean): RoomInMeeting | null {
  const [begun, setBegun] = useState<string | null>(null);
  const wanted = room?.mailbox ?? null;
  if (begun !== wanted && (wanted === null || !isLoading)) setBegun(wanted);
  return begun === wanted ? room : null;
}

function hasDates(plan: RoomPlan | null): plan is RoomPlan {
  return plan !== null && plan.dates.length > 0;
}
