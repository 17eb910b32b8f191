import { Select, makeStyles } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { Reception } from './asked-fields.ts';

// A name may be longer than the pane is wide.
const useStyles = makeStyles({ select: { minWidth: 0, width: '100%' } });

interface ReceptionSelectProps {
  /** Empty: the reception that serves the room. */
  readonly value: string;
  readonly receptions: readonly Reception[];
  readonly onChange: (reception: string) => void;
}

/** Where visitors arrive; the field around it names it. */
export function ReceptionSelect({ value, receptions, onChange, ...field }: ReceptionSelectProps) {
  const { t } = useTranslation('pane');
  const styles = useStyles();
  const here = receptions.find(({ rooms }) => rooms.length > 0);
  return (
    <Select
      {...field}
      className={styles.select}
      select={{ className: styles.select }}
      value={value}
      onChange={(_event, chosen) => onChange(chosen.value)}
    >
      <option value="">
        {here ? t('visitors.ofRoom', { reception: here.name }) : t('visitors.chooseReception')}
      </option>
      {receptions.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </Select>
  );
}
