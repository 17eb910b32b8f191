import { makeStyles, tokens } from '@fluentui/react-components';
import type { CalendarId } from '../../contract/primitives.ts';
import type { RoomPicture } from '../../contract/room-details.ts';
import { usePicture } from '../pictures/use-pictures.ts';

const useStyles = makeStyles({
  picture: {
    display: 'block',
    flexShrink: 0,
    width: '180px',
    height: '120px',
    objectFit: 'cover',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground3,
  },
});

interface ShownPictureProps {
  readonly room: CalendarId;
  readonly picture: RoomPicture;
}

/** One picture of a room; its place is kept until it is there. */
export function ShownPicture({ room, picture: { hash, alt } }: ShownPictureProps) {
  const styles = useStyles();
  const url = usePicture(`/portal-api/rooms/${room}/pictures/${hash}`, hash);
  return url === undefined ? (
    <span className={styles.picture} />
  ) : (
    <img src={url} alt={alt} className={styles.picture} />
  );
}
