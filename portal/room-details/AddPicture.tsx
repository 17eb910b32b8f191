import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  addRoomPicture,
  MOST_ROOM_PICTURE_BYTES,
  readRoomDetails,
  RoomPictureId,
} from '../../contract/room-details.ts';
import type { RoomDetailsReply } from '../../contract/room-details.ts';
import { FileField } from '../forms/FileField.tsx';
import { Form } from '../forms/Form.tsx';
import { TextField } from '../forms/fields.tsx';
import { useSubmit } from '../forms/use-submit.ts';
import { base64Of } from '../pictures/base64-of.ts';
import { fitPicture } from '../pictures/fit-picture.ts';
import { usePortalDeps } from '../shell/portal-context.ts';
import { useStale } from '../shell/reading.ts';
import { useSession } from '../shell/session.ts';

/** Another picture for a room, with what it shows. A photo that is too large is made smaller before it is sent. */
export function AddPicture({ stored }: { readonly stored: RoomDetailsReply }) {
  const { t } = useTranslation('portal');
  const { call, announce } = useSession();
  const { newId } = usePortalDeps();
  const stale = useStale();
  const submit = useSubmit(call, addRoomPicture);
  const [alt, setAlt] = useState('');
  const [file, setFile] = useState<{ readonly id: RoomPictureId; readonly content: File } | null>(null);
  const [mistake, setMistake] = useState<string | null>(null);

  const choose = (content: File | null) => {
    setMistake(null);
    submit.clear();
    setFile(content && { id: RoomPictureId.parse(newId()), content }); // sent again it is the same picture
  };
  const add = async () => {
    if (!file) {
      setMistake(t('roomDetails.pictures.noFile'));
      return;
    }
    const fitting = await fitPicture(file.content, MOST_ROOM_PICTURE_BYTES);
    if (!fitting) {
      setMistake(t('roomDetails.pictures.tooLarge'));
      return;
    }
    const body = { id: file.id, alt, content: await base64Of(fitting) };
    const params = { id: stored.room.id };
    const added = await submit.send({ params, version: stored.picturesVersion, body });
    stale(readRoomDetails);
    if (added !== null) announce(t('roomDetails.pictures.added'));
  };
  return (
    <Form
      label={t('roomDetails.pictures.add')}
      mistakes={submit.mistakes}
      problem={submit.problem}
      onSubmit={() => void add()}
      actions={
        <Button type="submit" disabledFocusable={submit.isSending}>
          {t('roomDetails.pictures.add')}
        </Button>
      }
    >
      <FileField
        label={t('roomDetails.pictures.file')}
        hint={t('roomDetails.pictures.fileHint')}
        accept="image/png,image/jpeg,image/webp"
        onChoose={choose}
        mistake={mistake ?? submit.mistakes.get('/content')}
        isRequired
      />
      <TextField
        label={t('roomDetails.pictures.newAlt')}
        hint={t('roomDetails.pictures.altHint')}
        value={alt}
        onChange={setAlt}
        mistake={submit.mistakes.get('/alt')}
        isRequired
      />
    </Form>
  );
}
