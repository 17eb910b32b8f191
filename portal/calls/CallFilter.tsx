import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listIntegrations } from '../../contract/integrations.ts';
import { SelectField, TextField } from '../forms/fields.tsx';
import { useReading } from '../shell/reading.ts';
import type { CallFilterValues } from './call-filter.ts';

const useStyles = makeStyles({
  filter: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(200px, 100%), 1fr))',
    gap: tokens.spacingHorizontalM,
    '& *': { minWidth: 0 }, // fields have a width of their own that a narrow column does not have
  },
  actions: {
    gridColumn: '1 / -1',
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalS,
  },
});

interface CallFilterProps {
  readonly filter: CallFilterValues;
  readonly onFilter: (filter: CallFilterValues) => void;
}

export function CallFilter({ filter, onFilter }: CallFilterProps) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  const integrations = useReading(listIntegrations);
  const [values, setValues] = useState(filter);
  const options = [
    { value: '', label: t('calls.anyIntegration') },
    ...(integrations.data?.integrations ?? []).map(({ id, label }) => ({ value: id, label })),
  ];
  return (
    <form
      className={styles.filter}
      onSubmit={(event) => {
        event.preventDefault();
        onFilter(values);
      }}
    >
      <SelectField
        label={t('calls.integration')}
        value={values.integration}
        onChange={(integration) => setValues({ ...values, integration })}
        options={options}
      />
      <TextField
        label={t('calls.mailbox')}
        value={values.mailbox}
        onChange={(mailbox) => setValues({ ...values, mailbox })}
      />
      <TextField
        label={t('calls.operation')}
        value={values.operation}
        onChange={(operation) => setValues({ ...values, operation })}
      />
      <div className={styles.actions}>
        <Button type="submit" appearance="primary">
          {t('calls.apply')}
        </Button>
        <Button onClick={() => onFilter({ integration: '', mailbox: '', operation: '' })}>
          {t('calls.clear')}
        </Button>
      </div>
    </form>
  );
}
