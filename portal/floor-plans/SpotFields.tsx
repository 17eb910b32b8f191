import { Body1, Button, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { within } from './plan-values.ts';
import type { Spot } from './plan-values.ts';

const useStyles = makeStyles({
  room: { display: 'flex', flexWrap: 'wrap', alignItems: 'flex-end', gap: tokens.spacingHorizontalM },
  name: {
    flexBasis: '160px',
    minWidth: 0,
    overflowWrap: 'anywhere',
    paddingBottom: tokens.spacingVerticalXS,
  },
  number: { width: '120px' },
});

interface SpotFieldsProps {
  readonly number: number;
  readonly room: string;
  /** Null: it is not on the plan. */
  readonly spot: Spot | null;
  readonly mayEdit: boolean;
  readonly onMove: (to: Spot | null) => void;
  readonly onPut: () => void;
}

/** Where one room is on the plan, in numbers. */
export function SpotFields({ number, room, spot, mayEdit, onMove, onPut }: SpotFieldsProps) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  return (
    <div className={styles.room}>
      <Body1 className={styles.name}>{`${number} ${room}`}</Body1>
      {mayEdit && spot === null && (
        <Button size="small" aria-label={t('floorPlan.putNamed', { room })} onClick={onPut}>
          {t('floorPlan.put')}
        </Button>
      )}
      {mayEdit && spot !== null && (
        <>
          {(['x', 'y'] as const).map((axis) => (
            <PercentField
              key={axis}
              label={t(`floorPlan.${axis}`)}
              name={t(`floorPlan.${axis}Of`, { room })}
              value={spot[axis]}
              onChange={(value) => onMove(within({ ...spot, [axis]: value }))}
            />
          ))}
          <Button
            size="small"
            aria-label={t('floorPlan.takeOffNamed', { room })}
            onClick={() => onMove(null)}
          >
            {t('floorPlan.takeOff')}
          </Button>
        </>
      )}
    </div>
  );
}

interface PercentFieldProps {
  readonly label: string;
  /** Begins with the label, and says of which room. */
  readonly name: string;
  readonly value: number;
  readonly onChange: (value: number) => void;
}

/** What is being typed may be no number yet; it counts as soon as it is one. */
function PercentField({ label, name, value, onChange }: PercentFieldProps) {
  const styles = useStyles();
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <Field label={label} size="small" className={styles.number}>
      <Input
        type="number"
        min={0}
        max={100}
        step={0.5}
        aria-label={name}
        value={typed ?? String(value)}
        onChange={(_event, data) => {
          setTyped(data.value);
          const number = Number(data.value);
          if (data.value.trim() !== '' && Number.isFinite(number)) onChange(number);
        }}
        onBlur={() => setTyped(null)}
      />
    </Field>
  );
}
