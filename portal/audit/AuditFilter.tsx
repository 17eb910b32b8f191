import { Button, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SelectField, TextField } from '../forms/fields.tsx';
import { knownActions, useActionText } from './actions.ts';
import { everything } from './audit-filter.ts';
import type { AuditFilterValues } from './audit-filter.ts';

const useStyles = makeStyles({
  filter: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(200px, 100%), 1fr))',
    gap: tokens.spacingHorizontalM,
    alignItems: 'start',
    '& *': { minWidth: 0 }, // fields have a width of their own that a narrow column does not have
  },
  actions: {
    gridColumn: '1 / -1',
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalS,
  },
});

interface AuditFilterProps {
  readonly filter: AuditFilterValues;
  readonly onFilter: (filter: AuditFilterValues) => void;
}

export function AuditFilter({ filter, onFilter }: AuditFilterProps) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  const actionText = useActionText();
  const [values, setValues] = useState(filter);
  const change = (changes: Partial<AuditFilterValues>) => setValues({ ...values, ...changes });
  const isTurned = values.from !== '' && values.to !== '' && values.to < values.from;
  return (
    <form
      className={styles.filter}
      onSubmit={(event) => {
        event.preventDefault();
        if (!isTurned) onFilter(values);
      }}
    >
      <TextField
        label={t('audit.filter.search')}
        hint={t('audit.filter.searchHint')}
        value={values.search}
        onChange={(search) => change({ search: search.slice(0, 100) })}
      />
      <SelectField
        label={t('audit.filter.action')}
        value={values.action}
        onChange={(action) => change({ action })}
        options={[
          { value: '', label: t('audit.filter.anyAction') },
          ...knownActions.map((action) => ({ value: action, label: actionText(action) })),
        ]}
      />
      <Field label={t('audit.filter.from')}>
        <Input type="date" value={values.from} onChange={(_event, { value }) => change({ from: value })} />
      </Field>
      <Field label={t('audit.filter.to')} {...(isTurned && { validationMessage: t('audit.filter.order') })}>
        <Input type="date" value={values.to} onChange={(_event, { value }) => change({ to: value })} />
      </Field>
      <div className={styles.actions}>
        <Button type="submit" appearance="primary">
          {t('audit.filter.apply')}
        </Button>
        <Button onClick={() => onFilter(everything)}>{t('audit.filter.clear')}</Button>
      </div>
    </form>
  );
}
