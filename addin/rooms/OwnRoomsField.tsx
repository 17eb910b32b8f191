import { ToggleButton } from '@fluentui/react-components';
import { use } from 'react';
import { useTranslation } from 'react-i18next';
import { OwnRoomsContext } from './own-rooms.ts';
import type { Choices } from './wish.ts';

interface OwnRoomsFieldProps {
  readonly mine: Choices['mine'];
  readonly onChoose: (change: Partial<Choices>) => void;
  /** Of the set, its name, the row of chips and a chip. */
  readonly classes: Readonly<Record<'set' | 'legend' | 'chips' | 'chip', string>>;
}

/** Only the rooms that the person marked, or booked lately; nothing for somebody who did neither. */
export function OwnRoomsField({ mine, onChoose, classes }: OwnRoomsFieldProps) {
  const { t } = useTranslation('pane');
  const own = use(OwnRoomsContext);
  const kinds = (['favorites', 'recent'] as const).filter(
    (kind) => kind === mine || (own?.[kind].length ?? 0) > 0,
  );
  if (kinds.length === 0) return null;
  return (
    <fieldset className={classes.set}>
      <legend className={classes.legend}>{t('own.only')}</legend>
      <div className={classes.chips}>
        {kinds.map((kind) => (
          <ToggleButton
            key={kind}
            size="small"
            className={classes.chip}
            checked={kind === mine}
            onClick={() => onChoose({ mine: kind === mine ? null : kind })}
          >
            {t(`own.${kind}`)}
          </ToggleButton>
        ))}
      </div>
    </fieldset>
  );
}
