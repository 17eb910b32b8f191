import { Button, Checkbox, makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { PropertyKind } from '../../contract/properties.ts';
import { TextField } from '../forms/fields.tsx';
import type { Mistakes } from '../forms/use-submit.ts';
import { ChoiceField } from './ChoiceField.tsx';
import { PropertyChoices } from './PropertyChoices.tsx';
import type { TypedChoice, TypedProperty } from './typed-properties.ts';

const useStyles = makeStyles({
  property: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    minWidth: 0,
    padding: tokens.spacingHorizontalM,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

interface PropertyFieldsProps {
  readonly property: TypedProperty;
  /** From 1 on: what tells its fields from those of the others. */
  readonly number: number;
  /** Where its mistakes are, e.g. `/userProperties/0`. */
  readonly here: string;
  readonly mistakes: Mistakes;
  readonly newChoice: () => TypedChoice;
  readonly onChange: (property: TypedProperty) => void;
  readonly onRemove: () => void;
  /** Null: it is the first, or the last. */
  readonly onUp: (() => void) | null;
  readonly onDown: (() => void) | null;
}

/** One question of a team. */
export function PropertyFields(props: PropertyFieldsProps) {
  const { property, number, here, mistakes, newChoice, onChange, onRemove, onUp, onDown } = props;
  const { t } = useTranslation('portal');
  const styles = useStyles();
  const { kind, name, help, isRequired, choices } = property;
  return (
    <div className={styles.property}>
      <TextField
        label={t('providers.properties.name', { number })}
        value={name}
        onChange={(typed) => onChange({ ...property, name: typed })}
        mistake={mistakes.get(`${here}/name`)}
        isRequired
      />
      <ChoiceField
        label={t('providers.properties.kind', { number })}
        value={kind}
        onChange={(chosen) => onChange({ ...property, kind: chosen })}
        options={PropertyKind.options.map((value) => ({
          value,
          label: t(`providers.properties.kinds.${value}`),
        }))}
      />
      {kind === 'choice' && (
        <PropertyChoices
          choices={choices}
          number={number}
          here={`${here}/choices`}
          mistakes={mistakes}
          newChoice={newChoice}
          onChange={(changed) => onChange({ ...property, choices: changed })}
        />
      )}
      <TextField
        label={t('providers.properties.help', { number })}
        value={help}
        onChange={(typed) => onChange({ ...property, help: typed })}
        mistake={mistakes.get(`${here}/help`)}
      />
      <Checkbox
        label={t(kind === 'checkbox' ? 'providers.properties.mustTick' : 'providers.properties.isRequired')}
        checked={isRequired}
        onChange={(_event, { checked }) => onChange({ ...property, isRequired: checked === true })}
      />
      <div className={styles.actions}>
        <Button size="small" disabledFocusable={onUp === null} onClick={() => onUp?.()}>
          {t('providers.properties.up', { number })}
        </Button>
        <Button size="small" disabledFocusable={onDown === null} onClick={() => onDown?.()}>
          {t('providers.properties.down', { number })}
        </Button>
        <Button size="small" onClick={onRemove}>
          {t('providers.properties.remove', { number })}
        </Button>
      </div>
    </div>
  );
}
