import { Button, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

const useStyles = makeStyles({
  search: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'flex-start',
    gap: tokens.spacingHorizontalS,
    '@media print': { display: 'none' },
  },
  field: { flex: '1 1 240px', minWidth: 0, maxWidth: '480px' },
  // Beside the field itself, whose hint may need several lines: as far down as its label is high.
  button: { marginTop: '26px', '@media (pointer: coarse)': { minHeight: '44px' } },
});

interface SearchFieldProps {
  readonly words: string;
  /** Empty: nothing is looked for any more. */
  readonly onSearch: (words: string) => void;
}

/** Looks through everything a team ever had. */
export function SearchField({ words, onSearch }: SearchFieldProps) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  const [typed, setTyped] = useState(words);
  return (
    <search>
      <form
        className={styles.search}
        onSubmit={(event) => {
          event.preventDefault();
          onSearch(typed.trim());
        }}
      >
        <Field className={styles.field} label={t('requests.search.label')} hint={t('requests.search.hint')}>
          <Input
            type="search"
            value={typed}
            maxLength={200}
            autoComplete="off"
            onChange={(_event, { value }) => setTyped(value)}
          />
        </Field>
        <Button type="submit" className={styles.button}>
          {t('requests.search.find')}
        </Button>
        {words !== '' && (
          <Button
            className={styles.button}
            appearance="subtle"
            onClick={() => {
              setTyped('');
              onSearch('');
            }}
          >
            {t('requests.search.clear')}
          </Button>
        )}
      </form>
    </search>
  );
}
