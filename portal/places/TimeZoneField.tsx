import { Field, Input } from '@fluentui/react-components';
import { useId, useMemo } from 'react';
import { useTranslation } from 'react-i18next';

interface TimeZoneFieldProps {
  /** An IANA name, or what is being typed. */
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly mistake: string | undefined;
}

/** An IANA time zone: typed, with every zone that this browser knows proposed. */
export function TimeZoneField({ value, onChange, mistake }: TimeZoneFieldProps) {
  const { t } = useTranslation('portal');
  const zones = useId();
  const known = useMemo(() => Intl.supportedValuesOf('timeZone'), []);
  const label = t('places.form.timeZone');
  return (
    <>
      <Field
        label={label}
        required
        hint={t('places.form.timeZoneHint')}
        {...(mistake !== undefined && { validationMessage: t('shell.form.mistake', { label, mistake }) })}
      >
        <Input
          list={zones}
          value={value}
          autoComplete="off"
          onChange={(_event, data) => onChange(data.value)}
        />
      </Field>
      <datalist id={zones}>
        {known.map((zone) => (
          <option key={zone} value={zone}>
            {zone}
          </option>
        ))}
      </datalist>
    </>
  );
}
