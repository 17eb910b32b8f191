import { makeStyles, tokens } from '@fluentui/react-components';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { ResourceKind } from '../../contract/calendars.ts';
import { SelectField, TextField } from '../forms/fields.tsx';
import { buildingsOf } from './filter-mailboxes.ts';
import type { MailboxFilter } from './filter-mailboxes.ts';
import type { Found } from './selection.ts';

const useStyles = makeStyles({
  filters: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(200px, 100%), 1fr))',
    gap: tokens.spacingHorizontalM,
  },
});

/** A building's name may be anything, so the choice for all is a word that no name begins with. */
const ALL = '*';

interface PickerFiltersProps {
  readonly filter: MailboxFilter;
  readonly onChange: (filter: MailboxFilter) => void;
  readonly mailboxes: readonly Found[];
}

export function PickerFilters({ filter, onChange, mailboxes }: PickerFiltersProps) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  const buildings = useMemo(() => buildingsOf(mailboxes), [mailboxes]);
  return (
    <div className={styles.filters}>
      <TextField
        label={t('calendars.search')}
        placeholder={t('calendars.searchHint')}
        value={filter.search}
        onChange={(search) => onChange({ ...filter, search })}
      />
      <SelectField
        label={t('calendars.kind')}
        value={filter.kind}
        onChange={(kind) => onChange({ ...filter, kind: ResourceKind.safeParse(kind).data ?? 'all' })}
        options={[
          { value: 'all', label: t('calendars.all') },
          ...ResourceKind.options.map((kind) => ({ value: kind, label: t(`calendars.kinds.${kind}`) })),
        ]}
      />
      <SelectField
        label={t('calendars.building')}
        value={filter.building === null ? ALL : `=${filter.building}`}
        onChange={(value) => onChange({ ...filter, building: value === ALL ? null : value.slice(1) })}
        options={[
          { value: ALL, label: t('calendars.all') },
          ...buildings.map((building) => ({
            value: `=${building}`,
            label: building === '' ? t('calendars.withoutBuilding') : building,
          })),
        ]}
      />
    </div>
  );
}
