import { Body1, Button, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { arrangeRoomPictures, MOST_ROOM_PICTURES, readRoomDetails } from '../../contract/room-details.ts';
import type { RoomDetailsReply } from '../../contract/room-details.ts';
import { ProblemNotice } from '../../ui/feedback/ProblemNotice.tsx';
import { TextField } from '../forms/fields.tsx';
import { useSubmit } from '../forms/use-submit.ts';
import { MoveButtons } from '../menus/MoveButtons.tsx';
import { Panel } from '../shell/Panel.tsx';
import { useStale } from '../shell/reading.ts';
import { useSession } from '../shell/session.ts';
import { AddPicture } from './AddPicture.tsx';
import { ShownPicture } from './ShownPicture.tsx';

const useStyles = makeStyles({
  list: {
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
  },
  picture: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalM, alignItems: 'flex-start' },
  words: { flexGrow: 1, flexBasis: '220px', minWidth: 0 },
  actions: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', marginTop: tokens.spacingVerticalXS },
});

interface RoomPicturesProps {
  readonly stored: RoomDetailsReply;
  readonly mayEdit: boolean;
}

/** The pictures of a room: their order, what they show, and another one. What is arranged is saved by the button. */
export function RoomPictures({ stored, mayEdit }: RoomPicturesProps) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  const { call, announce } = useSession();
  const stale = useStale();
  const submit = useSubmit(call, arrangeRoomPictures);
  const [pictures, setPictures] = useState<RoomDetailsReply['pictures']>(stored.pictures);
  const isTouched = JSON.stringify(pictures) !== JSON.stringify(stored.pictures);
  const { id } = stored.room;

  const save = async () => {
    const body = { pictures: pictures.map(({ id: picture, alt }) => ({ id: picture, alt })) };
    const saved = await submit.send({ params: { id }, version: stored.picturesVersion, body });
    stale(readRoomDetails);
    if (saved !== null) announce(t('roomDetails.pictures.saved'));
  };
  const move = (at: number, by: -1 | 1) => {
    const moved = pictures.toSpliced(at, 1);
    setPictures(moved.toSpliced(at + by, 0, ...pictures.slice(at, at + 1)));
  };
  const say = (at: number, alt: string) =>
    setPictures(pictures.map((picture, index) => (index === at ? { ...picture, alt } : picture)));
  return (
    <Panel title={t('roomDetails.pictures.title')}>
      {submit.problem !== null && <ProblemNotice error={submit.problem} />}
      {pictures.length === 0 && <Body1>{t('roomDetails.pictures.none')}</Body1>}
      <ul className={styles.list} aria-label={t('roomDetails.pictures.list')}>
        {pictures.map((picture, at) => (
          <li key={picture.id} className={styles.picture}>
            <ShownPicture room={id} picture={picture} />
            {mayEdit && (
              <div className={styles.words}>
                <TextField
                  label={t('roomDetails.pictures.alt', { number: at + 1 })}
                  value={picture.alt}
                  onChange={(alt) => say(at, alt)}
                  mistake={submit.mistakes.get(`/pictures/${at}/alt`)}
                  isRequired
                />
                <div className={styles.actions}>
                  <MoveButtons
                    name={t('roomDetails.pictures.nameOf', { number: at + 1 })}
                    mayUp={at > 0}
                    mayDown={at < pictures.length - 1}
                    onMove={(by) => move(at, by)}
                  />
                  <Button
                    size="small"
                    aria-label={t('roomDetails.pictures.removeNamed', { number: at + 1 })}
                    onClick={() => setPictures(pictures.toSpliced(at, 1))}
                  >
                    {t('roomDetails.pictures.remove')}
                  </Button>
                </div>
              </div>
            )}
          </li>
        ))}
      </ul>
      {mayEdit && (isTouched || stored.pictures.length > 0) && (
        <div>
          <Button disabledFocusable={!isTouched || submit.isSending} onClick={() => void save()}>
            {t('roomDetails.pictures.save')}
          </Button>
        </div>
      )}
      {mayEdit &&
        !isTouched &&
        (stored.pictures.length < MOST_ROOM_PICTURES ? (
          <AddPicture stored={stored} />
        ) : (
          <Body1>{t('roomDetails.pictures.most', { count: MOST_ROOM_PICTURES })}</Body1>
        ))}
    </Panel>
  );
}
