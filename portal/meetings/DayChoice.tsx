import { Button, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { UnitReply } from '../../contract/organization.ts';
import { SelectField } from '../forms/fields.tsx';
import { unitNames } from '../places/unit-names.ts';
import { dayIn, dayLater } from './day-choice.ts';

const useStyles = makeStyles({
  choice: { display: 'flex', flexWrap: 'wrap', alignItems: 'flex-end', gap: tokens.spacingHorizontalM },
  field: { minWidth: 0, width: 'min(320px, 100%)' },
  steps: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

interface DayChoiceProps {
  readonly units: readonly UnitReply[];
  readonly unit: string;
  readonly day: string;
  readonly today: string;
  readonly onChoose: (unit: string, day: string) => void;
}

/** Which place and which day. */
export function DayChoice({ units, unit, day, today, onChoose }: DayChoiceProps) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  return (
    <div className={styles.choice}>
      <div className={styles.field}>
        <SelectField
          label={t('meetings.place')}
          value={unit}
          onChange={(chosen) => onChoose(chosen, day)}
          options={[...unitNames(units)].map(([value, label]) => ({ value, label }))}
        />
      </div>
      <Field label={t('meetings.day')}>
        <Input
          type="date"
          value={day}
          onChange={(_event, { value }) => {
            const chosen = dayIn(value);
            if (chosen !== null) onChoose(unit, chosen);
          }}
        />
      </Field>
      <div className={styles.steps}>
        <Button onClick={() => onChoose(unit, dayLater(day, -1))}>{t('meetings.earlier')}</Button>
        <Button disabledFocusable={day === today} onClick={() => onChoose(unit, today)}>
          {t('meetings.today')}
        </Button>
        <Button onClick={() => onChoose(unit, dayLater(day, 1))}>{t('meetings.later')}</Button>
      </div>
    </div>
  );
}
