import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { ShownAnswer } from '../../contract/properties.ts';

const useStyles = makeStyles({
  list: {
    ...typographyStyles.caption1,
    margin: 0,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXXS,
  },
  name: { color: tokens.colorNeutralForeground2 },
  value: { margin: 0, whiteSpace: 'pre-line', overflowWrap: 'anywhere' },
});

/** What a team wanted to know, as it was answered. */
export function AnswerList({ answers }: { readonly answers: readonly ShownAnswer[] }) {
  const words = useAnswerWords();
  const styles = useStyles();
  if (answers.length === 0) return null;
  return (
    <dl className={styles.list}>
      {answers.map((answer) => (
        <div key={answer.id}>
          <dt className={styles.name}>{answer.name}</dt>
          <dd dir="auto" className={styles.value}>
            {words(answer)}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** An answer in words: a checkbox says yes or no in the language of the reader. */
export function useAnswerWords(): (answer: ShownAnswer) => string {
  const { t } = useTranslation('ui');
  return ({ kind, value, shown }) =>
    kind === 'checkbox' ? t(value === true ? 'answers.yes' : 'answers.no') : shown;
}
