import { Button, Caption1, makeStyles, tokens } from '@fluentui/react-components';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { MOST_PROPERTIES, PropertyChoiceId, PropertyId } from '../../contract/properties.ts';
import type { Mistakes } from '../forms/use-submit.ts';
import { usePortalDeps } from '../shell/portal-context.ts';
import { PropertyFields } from './PropertyFields.tsx';
import { typedProperties } from './typed-properties.ts';
import type { TypedProperty } from './typed-properties.ts';

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
  mistake: { color: tokens.colorPaletteRedForeground1 },
});

interface PropertiesFieldProps {
  readonly of: 'userProperties' | 'staffProperties';
  /** JSON, as `typedProperties` reads it. */
  readonly properties: string;
  readonly onChange: (properties: string) => void;
  readonly mistakes: Mistakes;
}

/** What a team asks of whoever orders, or fills in itself. */
export function PropertiesField({ of, properties: text, onChange, mistakes }: PropertiesFieldProps) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  const hint = useId();
  const { newId } = usePortalDeps();
  const properties = typedProperties(text);
  const change = (changed: readonly TypedProperty[]) => onChange(JSON.stringify(changed));
  const newChoice = () => ({ id: PropertyChoiceId.parse(newId()), name: '', settlementValue: '' });
  const move = (from: number, to: number) => {
    const moved = properties[from];
    if (moved) change(properties.toSpliced(from, 1).toSpliced(to, 0, moved));
  };
  const mistake = mistakes.get(`/${of}`);
  const legend = t(`providers.properties.${of}`);
  return (
    <fieldset className={styles.field} aria-describedby={hint}>
      <legend className={styles.legend}>{legend}</legend>
      <Caption1 id={hint}>{t(`providers.properties.hint.${of}`)}</Caption1>
      {properties.map((property, at) => (
        <PropertyFields
          key={property.id}
          property={property}
          number={at + 1}
          here={`/${of}/${at}`}
          mistakes={mistakes}
          newChoice={newChoice}
          onChange={(changed) => change(properties.with(at, changed))}
          onRemove={() => change(properties.toSpliced(at, 1))}
          onUp={at > 0 ? () => move(at, at - 1) : null}
          onDown={at < properties.length - 1 ? () => move(at, at + 1) : null}
        />
      ))}
      <div>
        <Button
          size="small"
          disabledFocusable={properties.length >= MOST_PROPERTIES}
          onClick={() => {
            if (properties.length >= MOST_PROPERTIES) return;
            const plain = { kind: 'text', name: '', help: '', isRequired: false } as const;
            change([...properties, { ...plain, id: PropertyId.parse(newId()), choices: [newChoice()] }]);
          }}
        >
          {t(`providers.properties.add.${of}`)}
        </Button>
      </div>
      {mistake !== undefined && (
        <Caption1 block role="alert" className={styles.mistake}>
          {t('shell.form.mistake', { label: legend, mistake })}
        </Caption1>
      )}
    </fieldset>
  );
}
