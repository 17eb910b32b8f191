import { Suspense, lazy, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Instant } from '../../../contract/primitives.ts';
import type { RoomOffer } from '../../../contract/rooms.ts';
import { TextButton } from '../TextButton.tsx';
import type { Wording } from '../wording.ts';

/** Most rooms are added without a look at their pictures. */
const RoomDetails = lazy(async () => ({ default: (await import('./RoomDetails.tsx')).RoomDetails }));

interface RoomDetailsHereProps {
  readonly room: Pick<RoomOffer, 'mailbox' | 'name'>;
  /** Of the meeting: on its day the calendar opens. */
  readonly start: Instant;
  readonly wording: Wording;
}

/** All that is known of a room, over the pane, behind a button. */
export function RoomDetailsHere({ room, start, wording }: RoomDetailsHereProps) {
  const { t } = useTranslation('pane');
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <TextButton
        aria-haspopup="dialog"
        aria-label={t('rooms.detailsOf', { room: room.name })}
        onClick={() => setOpen(true)}
      >
        {t('rooms.details')}
      </TextButton>
      {isOpen && (
        <Suspense>
          <RoomDetails room={room} start={start} wording={wording} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
