import { Caption1 } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listDay } from '../../contract/followed-meetings.ts';
import type { UnitId } from '../../contract/primitives.ts';
import { EmptyState } from '../../ui/feedback/EmptyState.tsx';
import { zoneCity } from '../../ui/time/format.ts';
import { Reading } from '../shell/Reading.tsx';
import { useReading } from '../shell/reading.ts';
import { DayGrid } from './DayGrid.tsx';
import { keyOf } from './day-meeting.ts';
import { MeetingPanel } from './MeetingPanel.tsx';

interface DayOfPlaceProps {
  readonly unit: UnitId;
  readonly day: string;
}

/** The grid of one day, and the meeting that was opened in it. */
export function DayOfPlace({ unit, day: asked }: DayOfPlaceProps) {
  const { t } = useTranslation('portal');
  const day = useReading(listDay, { query: { unit, day: asked } });
  const [open, setOpen] = useState<string | null>(null);
  return (
    <Reading of={day}>
      {(shown) => {
        if (shown.rooms.length === 0) {
          return (
            <EmptyState title={t('meetings.empty.noRooms')}>{t('meetings.empty.noRoomsDetail')}</EmptyState>
          );
        }
        const opened = shown.rooms
          .flatMap((room) => room.meetings.map((meeting) => ({ room, meeting })))
          .find(({ room, meeting }) => keyOf(room, meeting) === open);
        return (
          <>
            <Caption1>
              {t('meetings.clock', { city: zoneCity(shown.timeZone), zone: shown.timeZone })}
              {!shown.isComplete && ` ${t('meetings.incomplete')}`}
            </Caption1>
            <DayGrid
              day={shown}
              open={open}
              onOpen={(key) => setOpen((before) => (before === key ? null : key))}
            />
            {opened && (
              <MeetingPanel
                key={open}
                room={opened.room}
                meeting={opened.meeting}
                timeZone={shown.timeZone}
                onClose={() => setOpen(null)}
              />
            )}
          </>
        );
      }}
    </Reading>
  );
}
