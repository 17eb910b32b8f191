import { Body1, Button, Caption1, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { placeOnFloorPlan, readFloorPlan } from '../../contract/floor-plans.ts';
import type { FloorPlanReply } from '../../contract/floor-plans.ts';
import type { CalendarId } from '../../contract/primitives.ts';
import { ProblemNotice } from '../../ui/feedback/ProblemNotice.tsx';
import { useSubmit } from '../forms/use-submit.ts';
import { usePicture } from '../pictures/use-pictures.ts';
import { Panel } from '../shell/Panel.tsx';
import { useStale } from '../shell/reading.ts';
import { useSession } from '../shell/session.ts';
import { areAlike, bodyOf, spotsOf } from './plan-values.ts';
import type { Spot } from './plan-values.ts';
import { PlanSheet } from './PlanSheet.tsx';
import { SpotFields } from './SpotFields.tsx';

const useStyles = makeStyles({
  list: {
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
  },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

/** Before anybody has said where: in the middle, where it is seen. */
const MIDDLE: Spot = { x: 50, y: 50 };

interface PlanEditorProps {
  readonly stored: FloorPlanReply;
  readonly hash: string;
  readonly mayEdit: boolean;
}

/** Puts the rooms of a place on its plan: by pointer, by arrow keys, or by typing where they are. */
export function PlanEditor({ stored, hash, mayEdit }: PlanEditorProps) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  const { call, announce } = useSession();
  const stale = useStale();
  const submit = useSubmit(call, placeOnFloorPlan);
  const url = usePicture(`/portal-api/units/${stored.unit.id}/plan/${hash}`, hash);
  const [seen, setSeen] = useState(stored);
  const [spots, setSpots] = useState(() => spotsOf(stored));
  const [focused, setFocused] = useState<CalendarId | null>(null);
  const isTouched = !areAlike(spots, spotsOf(seen));
  const take = (next: FloorPlanReply) => {
    setSeen(next);
    setSpots(spotsOf(next));
    setFocused(null);
  };
  // What others save is shown while nothing was moved here; another picture alone is in nobody's way.
  const isNewer = stored.version > seen.version;
  if (isNewer && !isTouched) take(stored);
  else if (isNewer && areAlike(spotsOf(stored), spotsOf(seen))) setSeen(stored);

  const move = (id: CalendarId, to: Spot | null) => {
    const next = new Map(spots);
    if (to) next.set(id, to);
    else next.delete(id);
    setSpots(next);
  };
  const save = async () => {
    const params = { id: stored.unit.id };
    const saved = await submit.send({ params, version: seen.version, body: bodyOf(spots) });
    stale(readFloorPlan);
    if (saved === null) return;
    take(saved);
    announce(t('floorPlan.positionsSaved'));
  };
  const { rooms } = stored;
  return (
    <Panel title={t('floorPlan.rooms')}>
      {submit.problem !== null && <ProblemNotice error={submit.problem} />}
      {mayEdit && rooms.length > 0 && <Caption1>{t('floorPlan.how')}</Caption1>}
      <PlanSheet
        name={stored.unit.name}
        url={url}
        rooms={rooms}
        spots={spots}
        focused={focused}
        {...(mayEdit && { onMove: move })}
      />
      {rooms.length === 0 && <Body1>{t('floorPlan.noRooms')}</Body1>}
      <ul className={styles.list} aria-label={t('floorPlan.list')}>
        {rooms.map((room, at) => (
          <li key={room.id}>
            <SpotFields
              number={at + 1}
              room={room.name}
              spot={spots.get(room.id) ?? null}
              mayEdit={mayEdit}
              onMove={(to) => move(room.id, to)}
              onPut={() => {
                move(room.id, MIDDLE);
                setFocused(room.id);
              }}
            />
          </li>
        ))}
      </ul>
      {mayEdit && rooms.length > 0 && (
        <div className={styles.actions}>
          <Button
            appearance="primary"
            disabledFocusable={!isTouched || submit.isSending}
            onClick={() => void save()}
          >
            {t('floorPlan.save')}
          </Button>
          {isTouched && (
            <Button
              onClick={() => {
                submit.clear();
                take(stored);
              }}
            >
              {t('floorPlan.undo')}
            </Button>
          )}
        </div>
      )}
    </Panel>
  );
}
