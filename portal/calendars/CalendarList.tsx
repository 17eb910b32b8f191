import { Body1, makeStyles, tokens } from '@fluentui/react-components';
import { useDeferredValue, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listUnits } from '../../contract/organization.ts';
import { SelectField, TextField } from '../forms/fields.tsx';
import { unitNames } from '../places/unit-names.ts';
import { useReading } from '../shell/reading.ts';
import { useSession } from '../shell/session.ts';
import { BulkActions } from './BulkActions.tsx';
import type { Calendar } from './calendar.ts';
import { CalendarDialog } from './CalendarDialog.tsx';
import { CalendarRow } from './CalendarRow.tsx';
import { filterCalendars, shownChoices } from './filter-calendars.ts';
import type { Shown } from './filter-calendars.ts';
import { changed } from './selection.ts';
import { VirtualRows } from './VirtualRows.tsx';

const useStyles = makeStyles({
  filters: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(200px, 100%), 1fr))',
    gap: tokens.spacingHorizontalM,
  },
});

/** The calendars with search and filter, many at once placed or removed, one at a time edited. */
export function CalendarList({ calendars }: { readonly calendars: readonly Calendar[] }) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  const { may, time } = useSession();
  const units = useReading(listUnits, {}, { isEnabled: may('organization.read') }).data?.units;
  const places = useMemo(() => unitNames(units ?? []), [units]);
  const [search, setSearch] = useState('');
  const [shown, setShown] = useState<Shown>('all');
  const [selected, setSelected] = useState<ReadonlySet<Calendar['id']>>(new Set());
  const [edited, setEdited] = useState<Calendar | null>(null);
  const applied = useDeferredValue(search);
  const placeOf = (unit: string | null) => (unit === null ? '' : (places.get(unit) ?? ''));
  const rows = filterCalendars(calendars, applied, shown, placeOf);
  const chosen = calendars.filter(({ id }) => selected.has(id)).map(({ id }) => id);
  const mayWrite = may('calendars.write');

  return (
    <>
      <div className={styles.filters}>
        <TextField label={t('calendars.search')} value={search} onChange={setSearch} />
        <SelectField
          label={t('calendars.state')}
          value={shown}
          onChange={(value) => setShown(shownChoices.find((choice) => choice === value) ?? 'all')}
          options={shownChoices.map((value) => ({ value, label: t(`calendars.list.show.${value}`) }))}
        />
      </div>
      <output>
        <Body1>
          {t('calendars.found', {
            count: calendars.length,
            all: time.number(calendars.length),
            shown: time.number(rows.length),
          })}
          {mayWrite && ` · ${t('calendars.selected', { count: chosen.length })}`}
        </Body1>
      </output>
      {mayWrite && (
        <BulkActions
          chosen={chosen}
          onSelectShown={() =>
            setSelected(
              changed(
                selected,
                rows.map(({ id }) => id),
                true,
              ),
            )
          }
          onSelectNone={() => setSelected(new Set())}
        />
      )}
      {rows.length === 0 ? (
        <Body1>{t('calendars.picker.nothing')}</Body1>
      ) : (
        <VirtualRows
          label={t('calendars.list.label')}
          count={rows.length}
          keyOf={(index) => rows[index]?.id ?? String(index)}
          rowHeight={84}
          renderRow={(index, tabIndex) => {
            const one = rows[index];
            return (
              one && (
                <CalendarRow
                  calendar={one}
                  place={placeOf(one.unit)}
                  tabIndex={tabIndex}
                  isSelected={selected.has(one.id)}
                  onSelect={(isIn) => setSelected(changed(selected, [one.id], isIn))}
                  onEdit={() => setEdited(one)}
                />
              )
            );
          }}
        />
      )}
      {edited && <CalendarDialog key={edited.id} stored={edited} onClose={() => setEdited(null)} />}
    </>
  );
}
