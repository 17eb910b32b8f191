import { Button, Field, Input, Select, makeStyles, tokens } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons';
import { UnitId } from '../../../contract/primitives.ts';
import type { Unit } from '../../../contract/rooms.ts';
import { useLaterTexts } from '../../texts/use-later-texts.ts';
import { placeChoices } from '../place-choices.ts';
import { parseSeats } from '../SeatsField.tsx';
import type { TypedSite } from './first-sites.ts';

const useStyles = makeStyles({
  row: {
    display: 'grid',
    alignItems: 'end',
    gridTemplateColumns: 'minmax(0, 3fr) minmax(0, 2fr) auto',
    gap: tokens.spacingHorizontalS,
  },
  field: { minWidth: 0, alignSelf: 'start', gridTemplateColumns: 'minmax(0, 1fr)' },
  input: { minWidth: 0, width: '100%' },
});

interface SiteFieldsProps {
  readonly number: number;
  readonly site: TypedSite;
  readonly units: readonly Unit[];
  /** It was chosen above already. */
  readonly isTwice: boolean;
  readonly onChange: (to: Partial<TypedSite>) => void;
  /** Missing: fewer places are no several. */
  readonly onDrop?: () => void;
}

/** One place of the meeting and how many are there. */
export function SiteFields({ number, site, units, isTwice, onChange, onDrop }: SiteFieldsProps) {
  const t = useLaterTexts();
  const styles = useStyles();
  return (
    <div className={styles.row}>
      <Field
        className={styles.field}
        label={t('sets.place', { number })}
        {...(isTwice && { validationMessage: t('sets.twice') })}
      >
        <Select
          value={site.unit ?? ''}
          onChange={(_event, { value }) => onChange({ unit: value === '' ? null : UnitId.parse(value) })}
        >
          <option value="">{t('sets.choose')}</option>
          {placeChoices(units).map(({ unit, depth }) => (
            <option key={unit.id} value={unit.id}>
              {'\u2003'.repeat(depth) + unit.name}
            </option>
          ))}
        </Select>
      </Field>
      <Field
        className={styles.field}
        label={t('sets.seats', { number })}
        {...(parseSeats(site.seats) === null && { validationMessage: t('sets.wrongSeats') })}
      >
        <Input
          className={styles.input}
          type="number"
          inputMode="numeric"
          min={1}
          max={1_000_000}
          value={site.seats}
          onChange={(_event, { value }) => onChange({ seats: value })}
        />
      </Field>
      {onDrop && (
        <Button
          size="small"
          appearance="subtle"
          icon={<DismissRegular />}
          aria-label={t('sets.drop', { number })}
          onClick={onDrop}
        />
      )}
    </div>
  );
}
