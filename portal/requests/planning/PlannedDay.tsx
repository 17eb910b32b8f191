import { Button, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { dayIn } from '../../meetings/day-choice.ts';

const useStyles = makeStyles({
  tools: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'flex-end',
    gap: tokens.spacingHorizontalS,
    '@media print': { display: 'none' },
  },
  button: { '@media (pointer: coarse)': { minHeight: '44px' } },
});

interface PlannedDayProps {
  readonly day: string;
  readonly onDay: (day: string) => void;
  /** Days that one step goes back or forth, and what the steps are called. */
  readonly steps: readonly { readonly label: string; readonly to: string }[];
  readonly children?: ReactNode;
}

/** Which day is planned, and the way to the ones beside it. */
export function PlannedDay({ day, onDay, steps, children }: PlannedDayProps) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  return (
    <div className={styles.tools}>
      <Field label={t('requests.day')}>
        <Input
          type="date"
          value={day}
          onChange={(_event, { value }) => {
            const chosen = dayIn(value);
            if (chosen !== null) onDay(chosen);
          }}
        />
      </Field>
      {steps.map(({ label, to }) => (
        <Button key={label} className={styles.button} onClick={() => onDay(to)}>
          {label}
        </Button>
      ))}
      {children}
    </div>
  );
}
