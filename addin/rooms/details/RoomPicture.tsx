import { Caption1, Skeleton, SkeletonItem, makeStyles, tokens } from '@fluentui/react-components';
import type { MailboxAddress } from '../../../contract/primitives.ts';
import type { RoomPicture as Picture } from '../../../contract/room-details.ts';
import { useLaterTexts } from '../../texts/use-later-texts.ts';
import { useRoomPicture } from './use-room.ts';

const useStyles = makeStyles({
  picture: {
    display: 'block',
    width: '100%',
    maxHeight: '320px',
    objectFit: 'cover',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground3,
  },
  missing: { color: tokens.colorNeutralForeground2 },
});

interface RoomPictureProps {
  readonly mailbox: MailboxAddress;
  readonly picture: Picture;
}

/** One picture of a room; where it cannot be loaded, what it would have shown. */
export function RoomPicture({ mailbox, picture: { hash, alt } }: RoomPictureProps) {
  const t = useLaterTexts();
  const styles = useStyles();
  const { data, isError } = useRoomPicture(mailbox, 'pictures', hash);
  if (isError) return <Caption1 className={styles.missing}>{t('details.noPicture', { alt })}</Caption1>;
  if (data === undefined) {
    return (
      <Skeleton aria-label={alt}>
        <SkeletonItem size={128} />
      </Skeleton>
    );
  }
  return <img src={data} alt={alt} className={styles.picture} />;
}
