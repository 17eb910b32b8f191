import { Field, Link, Select, makeStyles, typographyStyles } from '@fluentui/react-components';
import { use } from 'react';
import { useTranslation } from 'react-i18next';
import { UnitId } from '../../contract/primitives.ts';
import type { Unit } from '../../contract/rooms.ts';
import { buildingOf, OwnRoomsContext } from './own-rooms.ts';
import { placeChoices } from './place-choices.ts';
import type { Choices } from './wish.ts';

const useStyles = makeStyles({
  field: { minWidth: 0, gridTemplateColumns: 'minmax(0, 1fr)' },
  link: typographyStyles.caption1,
});

/** Where the person is, as an option among places. */
const OWN = 'own';

interface WhereFieldProps {
  readonly choices: Choices;
  readonly units: readonly Unit[];
  readonly onChoose: (change: Partial<Choices>) => void;
}

/** Where rooms are looked for. Somebody who said which building is theirs begins there. */
export function WhereField({ choices, units, onChoose }: WhereFieldProps) {
  const { t } = useTranslation('pane');
  const styles = useStyles();
  const own = use(OwnRoomsContext);
  const { building, isOwn, mayBeOwn } = whereNow(choices, units, own?.place ?? null);

  const choose = (value: string) => {
    if (value === '' || value === OWN) onChoose({ unit: null, isAnywhere: value === '' });
    else onChoose({ unit: UnitId.parse(value), isAnywhere: false });
  };
  const keep = (unit: UnitId | null) => {
    own?.choosePlace(unit);
    onChoose({ unit: null, isAnywhere: unit === null });
  };
  return (
    <Field
      className={styles.field}
      label={t('wish.where')}
      {...(own !== null && (isOwn || mayBeOwn) && { hint: hint(own.place) })}
    >
      <Select value={isOwn ? OWN : (choices.unit ?? '')} onChange={(_event, { value }) => choose(value)}>
        <option value="">{t('wish.anywhere')}</option>
        {building && <option value={OWN}>{t('own.building', { name: building.name })}</option>}
        {placeChoices(units).map(({ unit, depth }) => (
          <option key={unit.id} value={unit.id}>
            {'\u2003'.repeat(depth) + unit.name}
          </option>
        ))}
      </Select>
    </Field>
  );

  function hint(place: UnitId | null) {
    const isKept = isOwn && place !== null;
    return (
      <Link as="button" inline className={styles.link} onClick={() => keep(isKept ? null : choices.unit)}>
        {t(isKept ? 'own.forgetBuilding' : 'own.keepBuilding')}
      </Link>
    );
  }
}

/** Their own house, whether it is what is looked in, and whether what is looked in may become theirs. */
function whereNow({ unit, isAnywhere }: Choices, units: readonly Unit[], place: UnitId | null) {
  const building = buildingOf(units, place);
  return {
    building,
    isOwn: unit === null && !isAnywhere && building !== null,
    mayBeOwn: unit !== place && buildingOf(units, unit) !== null,
  };
}
