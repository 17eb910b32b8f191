import { makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { TextField } from '../forms/fields.tsx';
import type { Mistakes } from '../forms/use-submit.ts';
import { PlaceField } from '../places/PlaceField.tsx';
import type { NeedValues } from './ranking-values.ts';

const useStyles = makeStyles({
  fields: {
    display: 'grid',
    alignItems: 'start',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(240px, 100%), 1fr))',
    gap: tokens.spacingHorizontalL,
  },
});

interface NeedFieldsProps {
  readonly values: NeedValues;
  readonly onChange: (change: Partial<NeedValues>) => void;
  readonly mistakes: Mistakes;
}

/** For which meeting the order is tried out. */
export function NeedFields({ values, onChange, mistakes }: NeedFieldsProps) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  const field = (name: 'seats' | 'equipment' | 'day' | 'from' | 'to', pointer: string, type: FieldType) => (
    <TextField
      type={type}
      label={t(`roomRankings.need.${name}`)}
      {...(name === 'equipment' && { hint: t('roomRankings.need.equipmentHint') })}
      value={values[name]}
      onChange={(value) => onChange({ [name]: value })}
      mistake={mistakes.get(pointer)}
    />
  );
  return (
    <div className={styles.fields}>
      {field('seats', '/need/seats', 'number')}
      {field('equipment', '/need/equipment', 'text')}
      {field('day', '/need/start', 'date')}
      {field('from', '/need/start', 'time')}
      {field('to', '/need/end', 'time')}
      <PlaceField
        label={t('roomRankings.need.unit')}
        none={t('roomRankings.need.anyUnit')}
        value={values.unit}
        onChange={(unit) => onChange({ unit })}
      />
      <PlaceField
        label={t('roomRankings.need.near')}
        none={t('roomRankings.need.nowhere')}
        value={values.near}
        onChange={(near) => onChange({ near })}
      />
    </div>
  );
}

type FieldType = 'number' | 'text' | 'date' | 'time';
