import { Button, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { dayIn, dayLater } from '../meetings/day-choice.ts';
import type { BoardView } from './board-view.ts';

const useStyles = makeStyles({
  views: {
    margin: 0,
    padding: 0,
    border: 'none',
    minWidth: 0,
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'flex-end',
    gap: tokens.spacingHorizontalS,
    '@media print': { display: 'none' },
  },
});

interface ViewChoiceProps {
  readonly view: BoardView;
  readonly today: string;
  readonly waiting: number;
  readonly onChoose: (view: BoardView) => void;
}

/** What waits for an answer, or a day. */
export function ViewChoice({ view, today, waiting, onChoose }: ViewChoiceProps) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  const tomorrow = dayLater(today, 1);
  const choices = [
    { value: 'waiting', label: t('requests.waitingCount', { count: waiting }) },
    { value: today, label: t('requests.today') },
    { value: tomorrow, label: t('requests.tomorrow') },
  ];
  return (
    <fieldset aria-label={t('requests.views')} className={styles.views}>
      {choices.map(({ value, label }) => (
        <Button
          key={value}
          appearance={view === value ? 'primary' : 'secondary'}
          aria-pressed={view === value}
          onClick={() => onChoose(value)}
        >
          {label}
        </Button>
      ))}
      <Field label={t('requests.day')}>
        <Input
          type="date"
          value={view === 'waiting' ? '' : view}
          onChange={(_event, { value }) => {
            const day = dayIn(value);
            if (day !== null) onChoose(day);
          }}
        />
      </Field>
    </fieldset>
  );
}
