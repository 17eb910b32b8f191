import { makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { MOST_WEIGHT, WEIGHT_PARTS } from '../../contract/room-rankings.ts';
import type { RoomRankingReply } from '../../contract/room-rankings.ts';
import { TextField } from '../forms/fields.tsx';
import type { Mistakes } from '../forms/use-submit.ts';
import { useSession } from '../shell/session.ts';
import { useOrigin } from './origin.ts';
import type { WeightValues } from './ranking-values.ts';

const useStyles = makeStyles({
  fields: {
    display: 'grid',
    alignItems: 'start',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(240px, 100%), 1fr))',
    gap: tokens.spacingHorizontalL,
  },
});

interface WeightFieldsProps {
  readonly stored: RoomRankingReply;
  readonly values: WeightValues;
  readonly onChange: (change: Partial<WeightValues>) => void;
  readonly mistakes: Mistakes;
}

/** A number for each weight, with what counts now below it. */
export function WeightFields({ stored, values, onChange, mistakes }: WeightFieldsProps) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  const { time } = useSession();
  const origin = useOrigin(stored);
  return (
    <div className={styles.fields}>
      {WEIGHT_PARTS.map((part) => (
        <TextField
          key={part}
          type="number"
          label={t(`roomRankings.parts.${part}`)}
          hint={t('roomRankings.hint', { now: origin(part), most: time.number(MOST_WEIGHT[part]) })}
          value={values[part]}
          onChange={(value) => onChange({ [part]: value })}
          mistake={mistakes.get(`/${part}`) ?? mistakes.get(`/weights/${part}`)}
        />
      ))}
    </div>
  );
}
