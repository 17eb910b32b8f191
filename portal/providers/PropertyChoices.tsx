import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { TextField } from '../forms/fields.tsx';
import type { Mistakes } from '../forms/use-submit.ts';
import type { TypedChoice } from './typed-properties.ts';

const useStyles = makeStyles({
  choice: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(180px, 100%), 1fr))',
    alignItems: 'end',
    gap: tokens.spacingHorizontalM,
  },
});

type Choices = readonly TypedChoice[];

interface PropertyChoicesProps {
  readonly choices: Choices;
  /** Of the question. */
  readonly number: number;
  readonly here: string;
  readonly mistakes: Mistakes;
  readonly newChoice: () => Choices[number];
  readonly onChange: (choices: Choices) => void;
}

/** The answers to choose from, each with what finance reads. */
export function PropertyChoices(props: PropertyChoicesProps) {
  const { choices, number, here, mistakes, newChoice, onChange } = props;
  const { t } = useTranslation('portal');
  const styles = useStyles();
  return (
    <>
      {choices.map((choice, at) => {
        const which = { number: at + 1, property: number };
        return (
          <div key={choice.id} className={styles.choice}>
            <TextField
              label={t('providers.properties.choice', which)}
              value={choice.name}
              onChange={(name) => onChange(choices.with(at, { ...choice, name }))}
              mistake={mistakes.get(`${here}/${at}/name`) ?? (at === 0 ? mistakes.get(here) : undefined)}
              isRequired
            />
            <TextField
              label={t('providers.properties.settlement', which)}
              value={choice.settlementValue}
              onChange={(settlementValue) => onChange(choices.with(at, { ...choice, settlementValue }))}
              mistake={mistakes.get(`${here}/${at}/settlementValue`)}
              placeholder={choice.name}
            />
            <Button
              aria-label={t('providers.properties.removeChoice', which)}
              onClick={() => onChange(choices.toSpliced(at, 1))}
            >
              {t('providers.form.removeShort')}
            </Button>
          </div>
        );
      })}
      <div>
        <Button size="small" onClick={() => onChange([...choices, newChoice()])}>
          {t('providers.properties.addChoice', { property: number })}
        </Button>
      </div>
    </>
  );
}
