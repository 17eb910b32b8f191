import {
  Body1Strong,
  Caption1,
  MessageBar,
  MessageBarBody,
  ToggleButton,
  makeStyles,
  tokens,
  typographyStyles,
} from '@fluentui/react-components';
import { CalendarClockRegular } from '@fluentui/react-icons';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import type { listPlaces } from '../../contract/rooms.ts';
import type { RouteReply } from '../../contract/route.ts';
import { zoneCity } from '../../ui/time/format.ts';
import type { Meeting } from '../outlook/composed-meeting.ts';
import { usePane } from '../shell/pane.ts';
import { equipmentName } from './equipment.ts';
import { homeCity } from './home-city.ts';
import { MoreWishes } from './MoreWishes.tsx';
import { OwnRoomsField } from './OwnRoomsField.tsx';
import { SeatsField } from './SeatsField.tsx';
import { WhereField } from './WhereField.tsx';
import type { Choices, Wish } from './wish.ts';

const useStyles = makeStyles({
  form: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    padding: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground2,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  when: { display: 'flex', gap: tokens.spacingHorizontalS, alignItems: 'flex-start' },
  icon: { flexShrink: 0, fontSize: '20px', color: tokens.colorBrandForeground1 },
  time: { display: 'flex', flexDirection: 'column', minWidth: 0 },
  piece: { display: 'inline-block' },
  quiet: { color: tokens.colorNeutralForeground3 },
  row: {
    display: 'grid',
    alignItems: 'start',
    gridTemplateColumns: 'minmax(0, 2fr) minmax(0, 3fr)',
    gap: tokens.spacingHorizontalM,
  },
  equipment: { border: 0, margin: 0, padding: 0, minWidth: 0 },
  legend: { ...typographyStyles.body1, padding: 0, marginBottom: tokens.spacingVerticalXXS },
  chips: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalXS },
  chip: { minWidth: 0, borderRadius: tokens.borderRadiusCircular },
});

interface WishFormProps {
  readonly meeting: Meeting;
  readonly wish: Wish;
  readonly choices: Choices;
  /** Undefined until they are known; the form works without. */
  readonly places: RouteReply<typeof listPlaces> | undefined;
  readonly onChoose: (change: Partial<Choices>) => void;
}

/** What is looked for. The time is the meeting's own and is only shown; the rest may be changed. */
export function WishForm({ meeting, wish, choices, places, onChoose }: WishFormProps) {
  const { t } = useTranslation('pane');
  const styles = useStyles();
  const { time } = usePane();
  const { interval, timeZone } = meeting;
  const when =
    wish.trouble === 'end-before-start'
      ? [`${time.day(interval.start, timeZone.name)},`, time.clock(interval.start, timeZone.name)]
      : time.dayAndRange(interval, timeZone.name);

  return (
    <section className={styles.form} aria-label={t('wish.label')}>
      <div className={styles.when}>
        <CalendarClockRegular className={styles.icon} aria-hidden />
        <div className={styles.time}>
          <Body1Strong>
            {when.map((piece, at) => (
              <Fragment key={at}>
                {at > 0 && ' '}
                <span className={styles.piece}>{piece}</span>
              </Fragment>
            ))}
          </Body1Strong>
          <Caption1 className={styles.quiet}>
            {homeCity(meeting, places?.units ?? [])} · {t('wish.follows')}
          </Caption1>
        </div>
      </div>
      {!timeZone.known && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>
            {t('wish.unknownZone', { zone: timeZone.outlookName, city: zoneCity(timeZone.name) })}
          </MessageBarBody>
        </MessageBar>
      )}
      {meeting.repeats === 'series' && (
        <Caption1 as="p" block>
          {t('wish.repeats', { day: time.day(interval.start, timeZone.name) })}
        </Caption1>
      )}
      <div className={styles.row}>
        <SeatsField wish={wish} onSeats={(seats) => onChoose({ seats })} />
        <WhereField choices={choices} units={places?.units ?? []} onChoose={onChoose} />
      </div>
      <OwnRoomsField
        mine={choices.mine}
        onChoose={onChoose}
        classes={{
          set: styles.equipment,
          legend: styles.legend,
          chips: styles.chips,
          chip: styles.chip,
        }}
      />
      {places && places.equipment.length > 0 && (
        <fieldset className={styles.equipment}>
          <legend className={styles.legend}>{t('wish.equipment')}</legend>
          <div className={styles.chips}>
            {places.equipment.map((tag) => (
              <ToggleButton
                key={tag}
                size="small"
                className={styles.chip}
                checked={choices.equipment.includes(tag)}
                onClick={() => onChoose({ equipment: toggled(choices.equipment, tag) })}
              >
                {equipmentName(tag, t)}
              </ToggleButton>
            ))}
          </div>
        </fieldset>
      )}
      {places && <MoreWishes choices={choices} places={places} onChoose={onChoose} />}
    </section>
  );
}

function toggled(tags: readonly string[], tag: string): string[] {
  return tags.includes(tag) ? tags.filter((one) => one !== tag) : [...tags, tag];
}
