import { Caption1, Field, Input, Link, makeStyles } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePane } from '../shell/pane.ts';
import type { Wish } from './wish.ts';

/** A search for every key stroke would be three too many for "120". */
const TYPING_MS = 400;

// By themselves inputs are as wide as twenty letters, which is too wide beside another field.
const useStyles = makeStyles({ input: { minWidth: 0, width: '100%' } });

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

  useEffect(() => {
    if (seats === null) return undefined;
    const timer = setTimeout(() => {
      onSeats(seats);
      setTyped(null);
    }, TYPING_MS);
    return () => clearTimeout(timer);
  }, [seats, onSeats]);

  const followAttendees = () => {
    setTyped(null);
    onSeats(null);
  };
  return (
    <Field
      label={t('wish.seats')}
      {...(typed !== null && seats === null && { validationMessage: t('wish.seatsTooFew') })}
      hint={
        wish.seatsSetByPerson ? (
          <>
            {t('wish.setByYou')} ·{' '}
            <Link as="button" inline onClick={followAttendees}>
              {t('wish.useAttendees', { seats: time.number(wish.people) })}
            </Link>
          </>
        ) : (
          <Caption1>{attendeesText()}</Caption1>
        )
      }
    >
      <Input
        className={styles.input}
        type="number"
        inputMode="numeric"
        min={1}
        max={1_000_000}
        value={typed ?? String(wish.seats)}
        onChange={(_event, { value }) => setTyped(value)}
        onBlur={() => {
          if (seats === null) setTyped(null);
        }}
      />
    </Field>
  );

  function attendeesText(): string {
    return wish.people === 1 ? t('wish.justYou') : t('wish.fromAttendees', { count: wish.people - 1 });
  }
}

/** A whole number from 1 to a million (what the server takes), or null. */
export function parseSeats(text: string): number | null {
  const seats = Number(text);
  return /^\d{1,7}$/.test(text.trim()) && seats >= 1 && seats <= 1_000_000 ? seats : null;
}
