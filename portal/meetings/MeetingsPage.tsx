import { Body1 } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'wouter';
import { listDay, readHistory } from '../../contract/followed-meetings.ts';
import { listUnits } from '../../contract/organization.ts';
import type { UnitReply } from '../../contract/organization.ts';
import { EmptyState } from '../../ui/feedback/EmptyState.tsx';
import { localDay } from '../../ui/time/format.ts';
import { LiveNote } from '../live/LiveNote.tsx';
import { useLive } from '../live/use-live.ts';
import { Page } from '../shell/Page.tsx';
import { Reading } from '../shell/Reading.tsx';
import { useReading } from '../shell/reading.ts';
import { useSession } from '../shell/session.ts';
import { DayChoice } from './DayChoice.tsx';
import { dayIn } from './day-choice.ts';
import { DayOfPlace } from './DayOfPlace.tsx';

const readings = {
  meetings: [listDay, readHistory],
  'service-requests': [listDay, readHistory],
  calendars: [listDay],
};

/** What the rooms of a place have on a day; place and day lie in the address, so that they can be linked to. */
export function MeetingsPage() {
  const { t } = useTranslation('portal');
  const status = useLive(readings);
  const units = useReading(listUnits);
  return (
    <Page title={t('meetings.title')}>
      <Body1>{t('meetings.intro')}</Body1>
      <LiveNote status={status} />
      <Reading of={units}>
        {({ units: all }) => {
          const largestFirst = all.toSorted((one, other) => other.calendars - one.calendars);
          const withRooms = largestFirst.filter(({ calendars }) => calendars > 0);
          const [first] = [...withRooms.filter(({ kind }) => kind === 'building'), ...withRooms, ...all];
          return first ? (
            <ChosenDay units={all} first={first} />
          ) : (
            <EmptyState title={t('meetings.empty.noPlaces')}>{t('meetings.empty.noPlacesDetail')}</EmptyState>
          );
        }}
      </Reading>
    </Page>
  );
}

interface ChosenDayProps {
  readonly units: readonly UnitReply[];
  /** The place that is shown while the address names none. */
  readonly first: UnitReply;
}

function ChosenDay({ units, first }: ChosenDayProps) {
  const { me } = useSession();
  const [params, setParams] = useSearchParams();
  const unit = units.find(({ id }) => id === params.get('unit')) ?? first;
  const today = localDay(me.now, unit.timeZone);
  const day = dayIn(params.get('day')) ?? today;
  return (
    <>
      <DayChoice
        units={units}
        unit={unit.id}
        day={day}
        today={today}
        onChoose={(chosen, when) => setParams({ unit: chosen, day: when })}
      />
      <DayOfPlace key={`${unit.id} ${day}`} unit={unit.id} day={day} />
    </>
  );
}
