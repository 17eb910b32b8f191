import { Button, Checkbox, Field, Select, makeStyles, tokens } from '@fluentui/react-components';
import { ChevronDownRegular, ChevronUpRegular } from '@fluentui/react-icons';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { UnitId } from '../../contract/primitives.ts';
import { RoomKind } from '../../contract/rooms.ts';
import type { listPlaces } from '../../contract/rooms.ts';
import type { RouteReply } from '../../contract/route.ts';
import { placeChoices } from './place-choices.ts';
import { noChoices } from './wish.ts';
import type { Choices } from './wish.ts';

/** What it takes to set a room up or clear it, in minutes; other numbers that were kept are shown beside. */
const BUFFERS = [0, 5, 10, 15, 30, 45, 60];

const useStyles = makeStyles({
  more: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  button: { alignSelf: 'start', paddingInline: 0 },
  row: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)',
    gap: tokens.spacingHorizontalM,
  },
});

interface MoreWishesProps {
  readonly choices: Choices;
  readonly places: RouteReply<typeof listPlaces>;
  readonly onChoose: (change: Partial<Choices>) => void;
}

/** What few people wish for, behind a button; open where something of it is wished for already. */
export function MoreWishes({ choices, places, onChoose }: MoreWishesProps) {
  const { t } = useTranslation('pane');
  const styles = useStyles();
  const id = useId();
  const [isOpen, setOpen] = useState<boolean | null>(null); // nobody said
  const shown = isOpen ?? isWished(choices);
  const Icon = shown ? ChevronUpRegular : ChevronDownRegular;

  return (
    <div className={styles.more}>
      <Button
        className={styles.button}
        size="small"
        appearance="transparent"
        icon={<Icon />}
        iconPosition="after"
        aria-expanded={shown}
        aria-controls={id}
        onClick={() => setOpen(!shown)}
      >
        {t('wish.more')}
      </Button>
      <div id={id} hidden={!shown}>
        {shown && <Fields choices={choices} places={places} onChoose={onChoose} />}
      </div>
    </div>
  );
}

function Fields({ choices, places, onChoose }: MoreWishesProps) {
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

function isWished({ near, kind, before, after, isDirect }: Choices): boolean {
  const none = noChoices;
  return (
    near !== none.near ||
    kind !== none.kind ||
    before !== none.before ||
    after !== none.after ||
    isDirect !== none.isDirect
  );
}
