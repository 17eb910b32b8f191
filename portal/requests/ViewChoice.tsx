import { Button, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { BoardView, listBoard } from '../../contract/board.ts';
import type { RouteReply } from '../../contract/route.ts';
import { dayIn } from '../meetings/day-choice.ts';
import type { BoardChoice } from './board-view.ts';

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
  view: { minWidth: 0, '@media (pointer: coarse)': { minHeight: '44px' } },
});

/** When; then how they stand. */
const groups = [
  ['to-answer', 'current', 'today', 'tomorrow'],
  ['pending', 'accepted', 'readied', 'completed', 'rejected', 'canceled'],
] as const satisfies readonly (readonly BoardView[])[];

interface ViewChoiceProps {
  readonly choice: BoardChoice;
  /** Null: not known yet. */
  readonly counts: RouteReply<typeof listBoard>['counts'] | null;
  readonly onChoose: (choice: BoardChoice) => void;
}

/** What waits for an answer, what goes on, a day, or one status; with how many there are where that is few. */
export function ViewChoice({ choice, counts, onChoose }: ViewChoiceProps) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  const countOf = (view: BoardView): number | null => new Map(Object.entries(counts ?? {})).get(view) ?? null;
  const isShown = (view: BoardView) => choice.words === '' && choice.view === view;
  return groups.map((views, at) => (
    <fieldset
      key={views[0]}
      aria-label={t(at === 0 ? 'requests.views' : 'requests.statusViews')}
      className={styles.views}
    >
      {views.map((view) => {
        const name = t(`requests.view.${view}`);
        const count = countOf(view);
        return (
          <Button
            key={view}
            className={styles.view}
            appearance={isShown(view) ? 'primary' : 'secondary'}
            aria-pressed={isShown(view)}
            onClick={() => onChoose({ view, day: null, words: '' })}
          >
            {count === null ? name : t('requests.counted', { name, count })}
          </Button>
        );
      })}
      {at === 0 && (
        <Field label={t('requests.day')}>
          <Input
            type="date"
            value={choice.day ?? ''}
            onChange={(_event, { value }) => {
              const day = dayIn(value);
              if (day !== null) onChoose({ view: 'day', day, words: '' });
            }}
          />
        </Field>
      )}
    </fieldset>
  ));
}
