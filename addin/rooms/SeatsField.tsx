import { Field, Input, Link, makeStyles, typographyStyles } from '@fluentui/react-components';
import { useEffect, useEffectEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePane } from '../shell/pane.ts';
import type { Wish } from './wish.ts';

/** A search for every key stroke would be three too many for "120". */
const TYPING_MS = 400;

const useStyles = makeStyles({
  // By themselves inputs are as wide as twenty letters, which is too wide beside another field.
  field: { minWidth: 0, gridTemplateColumns: 'minmax(0, 1fr)' },
  input: { minWidth: 0, width: '100%' },
  // One line whatever it says, under the next field too: what lies below must not move from under a click that leaves
  // this one.
  below: { whiteSpace: 'nowrap' },
  link: typographyStyles.caption1,
});

interface SeatsFieldProps {
  readonly wish: Wish;
  /** null: back to as many as come. */
  readonly onSeats: (seats: number | null) => void;
}

/** How many seats are needed: the attendees' number, until the person sets another one and says so. */
export function SeatsField({ wish, onSeats }: SeatsFieldProps) {
  const { t } = useTranslation('pane');
  const styles = useStyles();
  const { time } = usePane();
  const [typed, setTyped] = useState<string | null>(null);
  const seats = typed === null ? null : parseSeats(typed);
  const isInvalid = typed !== null && seats === null;

  const take = () => {
    if (seats !== null) onSeats(seats);
    setTyped(null);
  };
  const takeTyped = useEffectEvent(take); // whatever else is drawn meanwhile, the wait goes on
  useEffect(() => {
    if (seats === null) return undefined;
    const timer = setTimeout(() => takeTyped(), TYPING_MS);
    return () => clearTimeout(timer);
  }, [seats]);

  const followAttendees = () => {
    setTyped(null);
    onSeats(null);
  };
  return (
    <Field
      className={styles.field}
      label={t('wish.seats')}
      {...(isInvalid
        ? { validationMessage: { className: styles.below, children: t('wish.seatsTooFew') } }
        : { hint: { className: styles.below, children: hint() } })}
    >
      <Input
        className={styles.input}
        type="number"
        inputMode="numeric"
        min={1}
        max={1_000_000}
        value={typed ?? String(wish.seats)}
        onChange={(_event, { value }) => setTyped(value)}
        onBlur={take}
      />
    </Field>
  );

  function hint() {
    if (wish.seatsSetByPerson) {
      return (
        <>
          {t('wish.setByYou')} ·{' '}
          <Link as="button" inline className={styles.link} onClick={followAttendees}>
            {t('wish.useAttendees', { seats: time.number(wish.people) })}
          </Link>
        </>
      );
    }
    const count = wish.people - 1;
    return count === 0
      ? t('wish.justYou')
      : t('wish.fromAttendees', { count, attendees: time.number(count) });
  }
}

/** A whole number from 1 to a million (what the server takes), or null. */
export function parseSeats(text: string): number | null {
  const seats = Number(text);
  return /^\d{1,7}$/.test(text.trim()) && seats >= 1 && seats <= 1_000_000 ? seats : null;
}
