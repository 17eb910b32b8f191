import { Body1Strong, Button, Caption1, Spinner, makeStyles, tokens } from '@fluentui/react-components';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Instant, Interval } from '../../contract/primitives.ts';
import type { TimeSuggestion } from '../../contract/room-times.ts';
import { sameClock, zoneCity } from '../../ui/time/format.ts';
import type { Wording } from './reasons.ts';
import { ageInWords } from './series-words.ts';
import { changeInWords, roomsInWords, whenInWords } from './times-words.ts';

const useStyles = makeStyles({
  time: {
    display: 'flex',
    alignItems: 'flex-start',
    gap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  facts: { flexGrow: 1, minWidth: 0, display: 'flex', flexDirection: 'column', gap: '1px' },
  fact: { color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
  button: { flexShrink: 0 },
});

interface OtherTimeProps {
  readonly suggestion: TimeSuggestion;
  /** The server's, when it made the suggestion. */
  readonly now: Instant;
  readonly wording: Wording;
  readonly busyWith: Interval | null;
  readonly onUse: () => void;
}

/** One other time: what it changes, when it is, and who is free then as of when. */
export function OtherTime({ suggestion, now, wording, busyWith, onUse }: OtherTimeProps) {
  const { t } = useTranslation('pane');
  const styles = useStyles();
  const id = useId();
  const { time, timeZone } = wording;
  const when = whenInWords(suggestion, wording);
  const age = t('rooms.asOf', { time: ageInWords(suggestion.readAt, now, wording) });
  const there = suggestion.rooms[0]?.timeZone ?? timeZone;
  const isBusy = busyWith?.start === suggestion.start && busyWith.end === suggestion.end;

  return (
    <li className={styles.time}>
      <div className={styles.facts} id={id}>
        <Body1Strong>{changeInWords(suggestion, wording)}</Body1Strong>
        <Caption1 className={styles.fact}>{when}</Caption1>
        {!sameClock(suggestion, timeZone, there) && (
          <Caption1 className={styles.fact}>
            {t('rooms.twoZones', {
              here: time.range(suggestion, timeZone),
              there: time.range(suggestion, there),
              city: zoneCity(there),
            })}
          </Caption1>
        )}
        <Caption1 className={styles.fact}>
          {roomsInWords(suggestion, wording)} · {age}
        </Caption1>
      </div>
      <Button
        className={styles.button}
        size="small"
        aria-label={t('times.useOf', { when })}
        aria-describedby={id}
        aria-busy={isBusy}
        disabledFocusable={busyWith !== null}
        {...(isBusy && { icon: <Spinner size="extra-tiny" /> })}
        onClick={onUse}
      >
        {t('times.use')}
      </Button>
    </li>
  );
}
