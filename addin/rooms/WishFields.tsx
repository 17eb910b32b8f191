import { Checkbox, Field, Select, makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { UnitId } from '../../contract/primitives.ts';
import { RoomKind } from '../../contract/rooms.ts';
import type { listPlaces } from '../../contract/rooms.ts';
import type { RouteReply } from '../../contract/route.ts';
import { placeChoices } from './place-choices.ts';
import type { Choices } from './wish.ts';

/** What it takes to set a room up or clear it, in minutes; other numbers that were kept are shown beside. */
const BUFFERS = [0, 5, 10, 15, 30, 45, 60];

const useStyles = makeStyles({
  more: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  row: {
    display: 'grid',
    // Beside each other where both have room for their words.
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(9rem, 100%), 1fr))',
    gap: tokens.spacingHorizontalM,
  },
});

export interface WishFieldsProps {
  readonly choices: Choices;
  readonly places: RouteReply<typeof listPlaces>;
  readonly onChoose: (change: Partial<Choices>) => void;
}

/** Where people come from, what kind of room, time around the meeting, and only what needs nobody's yes. */
export function WishFields({ choices, places, onChoose }: WishFieldsProps) {
  const { t } = useTranslation('pane');
  const styles = useStyles();
  return (
    <div className={styles.more}>
      <div className={styles.row}>
        <Field label={t('wish.near')}>
          <Select
            value={choices.near ?? ''}
            onChange={(_event, { value }) => onChoose({ near: value === '' ? null : UnitId.parse(value) })}
          >
            <option value="">{t(places.own.place === null ? 'wish.nearAny' : 'own.near')}</option>
            {placeChoices(places.units).map(({ unit, depth }) => (
              <option key={unit.id} value={unit.id}>
                {'\u2003'.repeat(depth) + unit.name}
              </option>
            ))}
          </Select>
        </Field>
        {(places.kinds.length > 1 || choices.kind !== null) && (
          <Field label={t('wish.kind')}>
            <Select
              value={choices.kind ?? ''}
              onChange={(_event, { value }) =>
                onChoose({ kind: value === '' ? null : RoomKind.parse(value) })
              }
            >
              <option value="">{t('wish.kindAny')}</option>
              {RoomKind.options.map((kind) => (
                <option key={kind} value={kind}>
                  {t(`wish.kinds.${kind}`)}
                </option>
              ))}
            </Select>
          </Field>
        )}
      </div>
      <div className={styles.row}>
        {(['before', 'after'] as const).map((side) => (
          <Field key={side} label={t(`wish.${side}`)}>
            <Select
              value={String(choices[side])}
              onChange={(_event, { value }) => onChoose({ [side]: Number(value) })}
            >
              {[...new Set([...BUFFERS, choices[side]])].map((minutes) => (
                <option key={minutes} value={minutes}>
                  {minutes === 0 ? t('wish.noBuffer') : t('wish.minutes', { minutes })}
                </option>
              ))}
            </Select>
          </Field>
        ))}
      </div>
      <Checkbox
        label={t('wish.direct')}
        checked={choices.isDirect}
        onChange={(_event, { checked }) => onChoose({ isDirect: checked === true })}
      />
    </div>
  );
}
