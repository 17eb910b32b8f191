import { Caption1, MessageBar, MessageBarBody, makeStyles, tokens } from '@fluentui/react-components';
import type { RoomBuffer } from '../../contract/room-buffer.ts';

const useStyles = makeStyles({ quiet: { color: tokens.colorNeutralForeground2 } });

/** How long rooms are needed about the meeting when teams work there, and which neighbor is too near. */
export function BufferNotices({ buffers }: { readonly buffers: readonly RoomBuffer[] }) {
  const styles = useStyles();
  return buffers.map(({ room, isFree, sentence }) =>
    isFree ? (
      <Caption1 key={room.mailbox} block className={styles.quiet}>
        {sentence}
      </Caption1>
    ) : (
      <MessageBar key={room.mailbox} intent="warning" layout="multiline">
        <MessageBarBody>{sentence}</MessageBarBody>
      </MessageBar>
    ),
  );
}
