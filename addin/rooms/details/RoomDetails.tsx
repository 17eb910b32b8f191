import { Button, Caption1, Link, Subtitle2, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { Instant } from '../../../contract/primitives.ts';
import type { ShownRoom } from '../../../contract/room-details.ts';
import type { RoomOffer } from '../../../contract/rooms.ts';
import { Loading } from '../../../ui/feedback/Loading.tsx';
import { ModalDialog } from '../../../ui/feedback/ModalDialog.tsx';
import { localDay } from '../../../ui/time/format.ts';
import { PaneProblem } from '../../shell/PaneProblem.tsx';
import { useLaterTexts } from '../../texts/use-later-texts.ts';
import { equipmentName } from '../equipment.ts';
import type { Wording } from '../wording.ts';
import { DayOfRoom } from './DayOfRoom.tsx';
import { Faults } from './Faults.tsx';
import { PlanMap } from './PlanMap.tsx';
import { RoomPicture } from './RoomPicture.tsx';
import { useRoom } from './use-room.ts';

const useStyles = makeStyles({
  all: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
  part: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS },
  heading: { margin: 0 },
  text: { margin: 0, whiteSpace: 'pre-line', overflowWrap: 'anywhere' },
  pictures: {
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
  },
  close: { alignSelf: 'flex-start' },
});

const ACCESSIBLE = 'wheelchair-accessible';
const DAY_MS = 24 * 60 * 60_000;

interface RoomDetailsProps {
  readonly room: Pick<RoomOffer, 'mailbox' | 'name'>;
  readonly start: Instant;
  readonly wording: Wording;
  readonly onClose: () => void;
}

/** All that is known of a room: what it is, pictures, the way there, where it is, its day, and what is broken. */
export function RoomDetails({ room: { mailbox, name }, start, wording, onClose }: RoomDetailsProps) {
  const t = useLaterTexts();
  const styles = useStyles();
  const [day, setDay] = useState(() => localDay(start, wording.timeZone));
  const found = useRoom(mailbox, day, wording.timeZone);
  // A day without a zone is moved on the calendar, not on a clock.
  const move = (days: -1 | 1) => setDay(new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10));
  return (
    <ModalDialog title={name} onClose={onClose}>
      <div className={styles.all}>
        {found.data ? (
          <Parts room={found.data} wording={wording} onMove={move} />
        ) : found.isError ? (
          <PaneProblem error={found.error} onRetry={() => void found.refetch()} />
        ) : (
          <Loading rows={4} rowHeight={64} />
        )}
        <Button className={styles.close} onClick={onClose}>
          {t('details.close')}
        </Button>
      </div>
    </ModalDialog>
  );
}

interface PartsProps {
  readonly room: ShownRoom;
  readonly wording: Wording;
  readonly onMove: (days: -1 | 1) => void;
}

function Parts({ room, wording, onMove }: PartsProps) {
  const t = useLaterTexts();
  const styles = useStyles();
  const { mailbox, directions, contact, pictures, plan, place } = room;
  return (
    <>
      <Part title={t('details.facts')}>
        <Facts room={room} wording={wording} />
      </Part>
      {pictures.length > 0 && (
        <Part title={t('details.pictures')}>
          <ul className={styles.pictures}>
            {pictures.map((picture) => (
              <li key={picture.id}>
                <RoomPicture mailbox={mailbox} picture={picture} />
              </li>
            ))}
          </ul>
        </Part>
      )}
      {directions !== '' && (
        <Part title={t('details.directions')}>
          <p dir="auto" className={styles.text}>
            {directions}
          </p>
        </Part>
      )}
      <Part title={t('details.where')}>
        {plan ? (
          <PlanMap room={room} plan={plan} />
        ) : (
          <Caption1>{t('details.noPlan', { place: place.names.join(', ') })}</Caption1>
        )}
      </Part>
      <Part title={wording.time.day(room.day.start, wording.timeZone)}>
        <DayOfRoom day={room.day} all={room.capacity} wording={wording} onMove={onMove} />
      </Part>
      <Part title={t('details.faults')}>
        <Faults room={room} wording={wording} />
      </Part>
      {contact && (
        <Part title={t('details.contact')}>
          <span className={styles.text}>
            {contact.name}, <Link href={`mailto:${contact.mail}`}>{contact.mail}</Link>
          </span>
        </Part>
      )}
    </>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const styles = useStyles();
  return (
    <section className={styles.part}>
      <Subtitle2 as="h3" className={styles.heading}>
        {title}
      </Subtitle2>
      {children}
    </section>
  );
}

function Facts({ room, wording }: { readonly room: ShownRoom; readonly wording: Wording }) {
  const t = useLaterTexts();
  const { kind, capacity, equipment, place } = room;
  const seats =
    capacity === null
      ? t('rooms.seatsUnknown')
      : t(kind === 'workspace' ? 'rooms.placesInAll' : 'details.capacity', { count: capacity });
  const things = equipment.filter((tag) => tag !== ACCESSIBLE).map((tag) => equipmentName(tag, t));
  return (
    <>
      <Caption1>
        {[...(kind === 'room' ? [] : [t(`rooms.${kind}`)]), seats, ...place.names].join(' · ')}
      </Caption1>
      <Caption1>
        {things.length > 0
          ? t('details.equipment', { list: wording.time.list(things) })
          : t('details.noEquipment')}
      </Caption1>
      {equipment.includes(ACCESSIBLE) && <Caption1>{t('details.accessible')}</Caption1>}
    </>
  );
}
