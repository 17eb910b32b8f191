import { Field, Select, makeStyles } from '@fluentui/react-components';
import { usePane } from '../../shell/pane.ts';
import { useLaterTexts } from '../../texts/use-later-texts.ts';
import { refusalSentence } from '../reasons.ts';
import type { Wording } from '../reasons.ts';
import { chosenFor } from './chosen-rooms.ts';
import type { Conflict, Picked, PlannedBefore } from './chosen-rooms.ts';

const useStyles = makeStyles({ field: { minWidth: 0 } });

interface DateFieldProps {
  readonly conflict: Conflict;
  readonly picked: Picked;
  readonly before: PlannedBefore;
  /** Whether Exchange was asked about the room and did not say. */
  readonly isUnconfirmed: (room: string) => boolean;
  readonly wording: Wording;
  readonly onPick: (room: string) => void;
}

/** The room for one date of a series: the best ones to choose from, and why the room of the series is not among them. */
export function DateField({ conflict, picked, before, isUnconfirmed, wording, onPick }: DateFieldProps) {
  const t = useLaterTexts();
  const styles = useStyles();
  const { time } = usePane();
  const { alternatives, date, refused } = conflict;
  const room = chosenFor(conflict, picked, before.held);
  const held = before.held.get(date);
  const earlier = before.chosen.get(date);
  const isGone = earlier !== undefined && !alternatives.some(({ mailbox }) => mailbox === earlier.mailbox);
  const hint = [
    ...refused.map((reason) => refusalSentence(reason, wording)),
    isGone && t('plan.chosenGone', { room: earlier.name }),
    alternatives.length === 0 && !held && t('plan.noRoom'),
    room !== null && isUnconfirmed(room) && t('plan.notConfirmed'),
  ]
    .filter(Boolean)
    .join(' ');
  return (
    <Field
      className={styles.field}
      label={t('plan.roomOn', { date: time.dayAndRange(conflict, wording.timeZone).join(' ') })}
      {...(hint !== '' && { hint })}
    >
      <Select value={room ?? ''} onChange={(_event, { value }) => onPick(value)}>
        {held && <option value={held.mailbox}>{t('plan.held', { room: held.name })}</option>}
        {alternatives.map(({ mailbox, name, capacity, place }) => (
          <option key={mailbox} value={mailbox}>
            {capacity === null
              ? t('plan.optionOfUnknownSize', { room: name, place: place.names.join(', ') })
              : t('plan.option', {
                  room: name,
                  seats: time.number(capacity),
                  place: place.names.join(', '),
                })}
          </option>
        ))}
        <option value="">{t('plan.leave')}</option>
      </Select>
    </Field>
  );
}
