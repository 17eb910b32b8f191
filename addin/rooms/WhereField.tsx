import { Button, Field, Select, makeStyles, tokens } from '@fluentui/react-components';
import { use } from 'react';
import { useTranslation } from 'react-i18next';
import { UnitId } from '../../contract/primitives.ts';
import type { Unit } from '../../contract/rooms.ts';
import { buildingOf, OwnRoomsContext } from './own-rooms.ts';
import { placeChoices } from './place-choices.ts';
import type { Choices } from './wish.ts';

const useStyles = makeStyles({
  where: { display: 'flex', flexDirection: 'column', minWidth: 0 },
  field: { minWidth: 0, gridTemplateColumns: 'minmax(0, 1fr)' },
  select: { minWidth: 0 },
  keep: {
    alignSelf: 'start',
    minWidth: 0,
    paddingLeft: 0,
    paddingRight: 0,
    color: tokens.colorBrandForegroundLink,
  },
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
    <div className={styles.where}>
      <Field className={styles.field} label={t('wish.where')}>
        <Select
          className={styles.select}
          value={isOwn ? OWN : (choices.unit ?? '')}
          onChange={(_event, { value }) => choose(value)}
        >
          <option value="">{t('wish.anywhere')}</option>
          {building && <option value={OWN}>{t('own.building', { name: building.name })}</option>}
          {placeChoices(units).map(({ unit, depth }) => (
            <option key={unit.id} value={unit.id}>
              {'\u2003'.repeat(depth) + unit.name}
            </option>
          ))}
        </Select>
      </Field>
      {own !== null && (isOwn || mayBeOwn) && (
        <Button
          className={styles.keep}
          size="small"
          appearance="transparent"
          onClick={() => keep(isOwn ? null : choices.unit)}
        >
          {t(isOwn ? 'own.forgetBuilding' : 'own.keepBuilding')}
        </Button>
      )}
    </div>
  );
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
