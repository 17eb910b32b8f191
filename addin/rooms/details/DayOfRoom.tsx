import { Button, Caption1, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ChevronLeftRegular, ChevronRightRegular } from '@fluentui/react-icons';
import type { RoomDay } from '../../../contract/room-details.ts';
import { zoneCity } from '../../../ui/time/format.ts';
import { usePane } from '../../shell/pane.ts';
import { useLaterTexts } from '../../texts/use-later-texts.ts';
import { ageInWords } from '../series-words.ts';
import type { Wording } from '../wording.ts';
import { dayBlocks } from './day-blocks.ts';
import type { DayBlock } from './day-blocks.ts';

const useStyles = makeStyles({
  head: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalXS },
  day: { flexGrow: 1 },
  list: {
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    display: 'flex',
    flexDirection: 'column',
    gap: '2px',
  },
  block: {
    display: 'flex',
    justifyContent: 'space-between',
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`,
    borderInlineStartWidth: '4px',
    borderInlineStartStyle: 'solid',
    borderInlineStartColor: tokens.colorPaletteGreenBorderActive,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  taken: {
    borderInlineStartColor: tokens.colorPaletteRedBorderActive,
    backgroundColor: tokens.colorNeutralBackground4,
  },
  perhaps: { borderInlineStartStyle: 'dashed' },
  state: { textAlign: 'end' },
  quiet: { color: tokens.colorNeutralForeground2 },
});

interface DayOfRoomProps {
  readonly day: RoomDay;
  /** Of a workspace whose places are counted: how many there are. */
  readonly all: number | null;
  readonly wording: Wording;
  /** By so many days. */
  readonly onMove: (days: -1 | 1) => void;
}

/** When a room is taken on a day and when it is free, by the clock of the meeting: no titles, no names. */
export function DayOfRoom({ day, all, wording, onMove }: DayOfRoomProps) {
  const t = useLaterTexts();
  const styles = useStyles();
  const { now } = usePane();
  const { time, timeZone } = wording;
  const blocks = dayBlocks(day);
  const name = time.day(day.start, timeZone);
  const move = (days: -1 | 1) => (
    <Button
      size="small"
      appearance="subtle"
      icon={days === -1 ? <ChevronLeftRegular /> : <ChevronRightRegular />}
      aria-label={t(days === -1 ? 'details.dayBefore' : 'details.dayAfter')}
      onClick={() => onMove(days)}
    />
  );
  return (
    <>
      <div className={styles.head}>
        <Caption1 className={styles.day}>{t('details.inCity', { city: zoneCity(timeZone) })}</Caption1>
        {move(-1)}
        {move(1)}
      </div>
      {day.busy === null ? (
        <Caption1 className={styles.quiet}>{t('details.unknownDay')}</Caption1>
      ) : (
        <ul className={styles.list} aria-label={t('details.blocks', { day: name })}>
          {blocks.map((block) => (
            <li
              key={block.start}
              className={mergeClasses(
                styles.block,
                block.state !== 'free' && styles.taken,
                block.state === 'tentative' && styles.perhaps,
              )}
            >
              <Caption1>{hoursOf(block, day, wording, t)}</Caption1>
              <Caption1 className={styles.state}>
                {stateOf(block, day.places ? all : null, wording, t)}
              </Caption1>
            </li>
          ))}
        </ul>
      )}
      {day.places && <Caption1 className={styles.quiet}>{t('details.countedPlaces')}</Caption1>}
      {day.readAt !== null && (
        <Caption1 className={styles.quiet}>
          {t('details.dayAsOf', { time: ageInWords(day.readAt, now, wording) })}
        </Caption1>
      )}
    </>
  );
}

function stateOf(
  { state, left }: DayBlock,
  all: number | null,
  { time }: Wording,
  t: ReturnType<typeof useLaterTexts>,
): string {
  if (all === null) return t(`details.${state}`);
  if (state === 'busy') return t('details.noPlace');
  if (left === null) return t('rooms.allPlaces', { all: time.number(all) });
  return t('rooms.places', { free: time.number(left), all: time.number(all) });
}

/** Midnight is named by neither side: a day begins and ends with it. */
function hoursOf(
  block: DayBlock,
  { start, end }: RoomDay,
  { time, timeZone }: Wording,
  t: ReturnType<typeof useLaterTexts>,
): string {
  if (block.start === start && block.end === end) return t('details.allDay');
  if (block.start === start) return t('details.until', { time: time.clock(block.end, timeZone) });
  if (block.end === end) return t('details.from', { time: time.clock(block.start, timeZone) });
  return time.range(block, timeZone);
}
