import { Body1, Button, Caption1, makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { FloorPlanReply } from '../../contract/floor-plans.ts';
import { ProblemNotice } from '../../ui/feedback/ProblemNotice.tsx';
import { usePicture } from '../pictures/use-pictures.ts';
import { Panel } from '../shell/Panel.tsx';
import { PlanSheet } from './PlanSheet.tsx';
import { SpotFields } from './SpotFields.tsx';
import { useSpots } from './use-spots.ts';

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

interface PlanEditorProps {
  readonly stored: FloorPlanReply;
  readonly hash: string;
  readonly mayEdit: boolean;
}

/** Puts the rooms of a place on its plan: by pointer, by arrow keys, or by typing where they are. */
export function PlanEditor({ stored, hash, mayEdit }: PlanEditorProps) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  const url = usePicture(`/portal-api/units/${stored.unit.id}/plan/${hash}`, hash);
  const { spots, focused, isTouched, submit, move, put, undo, save } = useSpots(stored);
  const { rooms } = stored;
  const isEdited = mayEdit && rooms.length > 0;
  return (
    <Panel title={t('floorPlan.rooms')}>
      {submit.problem !== null && <ProblemNotice error={submit.problem} />}
      {isEdited && <Caption1>{t('floorPlan.how')}</Caption1>}
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
              onPut={() => put(room.id)}
            />
          </li>
        ))}
      </ul>
      {isEdited && (
        <div className={styles.actions}>
          <Button
            appearance="primary"
            disabledFocusable={!isTouched || submit.isSending}
            onClick={() => void save()}
          >
            {t('floorPlan.save')}
          </Button>
          {isTouched && <Button onClick={undo}>{t('floorPlan.undo')}</Button>}
        </div>
      )}
    </Panel>
  );
}
