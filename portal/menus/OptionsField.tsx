import { Button, Caption1, Checkbox, makeStyles, tokens } from '@fluentui/react-components';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Currency } from '../../contract/money.ts';
import { TextField } from '../forms/fields.tsx';
import type { Mistakes } from '../forms/use-submit.ts';
import { usePortalDeps } from '../shell/portal-context.ts';
import { optionsOf } from './item-values.ts';
import type { OptionValues } from './item-values.ts';
import { PriceField } from './PriceField.tsx';

const useStyles = makeStyles({
  field: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'stretch',
    gap: tokens.spacingVerticalM,
    margin: 0,
    padding: 0,
    border: 'none',
    minWidth: 0,
  },
  legend: { padding: 0 },
  option: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalM,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  choice: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(180px, 100%), 1fr))',
    alignItems: 'end',
    gap: tokens.spacingHorizontalM,
  },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

interface OptionsFieldProps {
  readonly currency: Currency;
  /** JSON. */
  readonly options: string;
  readonly onChange: (options: string) => void;
  readonly mistakes: Mistakes;
}

/** Questions to whoever orders an item, with the answers to them. */
export function OptionsField({ currency, options: text, onChange, mistakes }: OptionsFieldProps) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  const hint = useId();
  const { newId } = usePortalDeps();
  const options = optionsOf(text);
  const change = (changed: readonly OptionValues[]) => onChange(JSON.stringify(changed));
  const newChoice = () => ({ id: newId(), name: '', price: '' });
  return (
    <fieldset className={styles.field} aria-describedby={hint}>
      <legend className={styles.legend}>{t('menus.options.legend')}</legend>
      <Caption1 id={hint}>{t('menus.options.hint')}</Caption1>
      {options.map((option, at) => (
        <OneOption
          key={option.id}
          option={option}
          at={at}
          currency={currency}
          mistakes={mistakes}
          newChoice={newChoice}
          onChange={(changed) => change(options.with(at, changed))}
          onRemove={() => change(options.toSpliced(at, 1))}
        />
      ))}
      <div>
        <Button
          onClick={() =>
            change([...options, { id: newId(), name: '', isRequired: false, choices: [newChoice()] }])
          }
        >
          {t('menus.options.add')}
        </Button>
      </div>
    </fieldset>
  );
}

interface OneOptionProps {
  readonly option: OptionValues;
  readonly at: number;
  readonly currency: Currency;
  readonly mistakes: Mistakes;
  readonly newChoice: () => OptionValues['choices'][number];
  readonly onChange: (option: OptionValues) => void;
  readonly onRemove: () => void;
}

function OneOption({ option, at, currency, mistakes, newChoice, onChange, onRemove }: OneOptionProps) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  const { choices } = option;
  const here = `/options/${at}`;
  const withChoices = (changed: OptionValues['choices']) => onChange({ ...option, choices: changed });
  return (
    <div className={styles.option}>
      <TextField
        label={t('menus.options.name', { number: at + 1 })}
        value={option.name}
        onChange={(name) => onChange({ ...option, name })}
        mistake={mistakes.get(`${here}/name`) ?? mistakes.get(`${here}/choices`)}
        isRequired
      />
      <Checkbox
        label={t('menus.options.isRequired')}
        checked={option.isRequired}
        onChange={(_event, { checked }) => onChange({ ...option, isRequired: checked === true })}
      />
      {choices.map((choice, place) => {
        const which = { number: place + 1, option: at + 1 };
        return (
          <div key={choice.id} className={styles.choice}>
            <TextField
              label={t('menus.options.choice', which)}
              value={choice.name}
              onChange={(name) => withChoices(choices.with(place, { ...choice, name }))}
              mistake={mistakes.get(`${here}/choices/${place}/name`)}
              isRequired
            />
            <PriceField
              label={t('menus.options.price', which)}
              value={choice.price}
              currency={currency}
              onChange={(price) => withChoices(choices.with(place, { ...choice, price }))}
              mistake={mistakes.get(`${here}/choices/${place}/price`)}
            />
            <Button
              aria-label={t('menus.options.removeChoice', which)}
              onClick={() => withChoices(choices.toSpliced(place, 1))}
            >
              {t('menus.removeShort')}
            </Button>
          </div>
        );
      })}
      <div className={styles.actions}>
        <Button size="small" onClick={() => withChoices([...choices, newChoice()])}>
          {t('menus.options.addChoice')}
        </Button>
        <Button size="small" onClick={onRemove}>
          {t('menus.options.removeOption', { number: at + 1 })}
        </Button>
      </div>
    </div>
  );
}
