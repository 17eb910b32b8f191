import { makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { TextToRead } from '../../contract/kiosk.ts';
import { BigButton } from '../parts/BigButton.tsx';
import { Step } from '../parts/Step.tsx';
import { TextBox } from '../parts/TextBox.tsx';
import type { Photographer } from '../photo/photographer.ts';

const useStyles = makeStyles({
  video: {
    height: 'min(52dvh, 560px)',
    maxWidth: '100%',
    aspectRatio: '3 / 4',
    objectFit: 'cover',
    borderRadius: '20px',
    backgroundColor: tokens.colorNeutralBackground5,
    transform: 'scaleX(-1)', // a mirror is what people know of themselves
  },
});

interface TakePhotoProps {
  readonly photographer: Photographer;
  readonly consent: TextToRead;
  /** In base64; null: without. */
  readonly onPhoto: (jpeg: string | null) => void;
}

/** Asks before the camera is opened; a photo is never needed. */
export function TakePhoto({ photographer, consent, onPhoto }: TakePhotoProps) {
  const { t } = useTranslation('kiosk');
  const [isAgreed, agree] = useState(false);
  const without = <BigButton onClick={() => onPhoto(null)}>{t('photo.without')}</BigButton>;
  if (isAgreed) return <Portrait photographer={photographer} onPhoto={onPhoto} without={without} />;
  return (
    <Step
      title={t('photo.title')}
      actions={
        <>
          <BigButton appearance="primary" onClick={() => agree(true)}>
            {t('photo.agree')}
          </BigButton>
          {without}
        </>
      }
    >
      <TextBox label={t('photo.title')} text={consent} />
    </Step>
  );
}

interface PortraitProps extends Pick<TakePhotoProps, 'photographer' | 'onPhoto'> {
  readonly without: ReactNode;
}

function Portrait({ photographer, onPhoto, without }: PortraitProps) {
  const { t } = useTranslation('kiosk');
  const styles = useStyles();
  const video = useRef<HTMLVideoElement>(null);
  const [isRefused, setRefused] = useState(false);
  const [taken, setTaken] = useState<string | null>(null);
  useEffect(() => {
    const picture = video.current;
    if (!picture) return undefined;
    let end: (() => void) | null = null;
    let isOver = false;
    const open = async () => {
      try {
        const opened = await photographer.open(picture);
        if (isOver) opened();
        else end = opened;
      } catch {
        if (!isOver) setRefused(true); // the person, or the device, does not let it
      }
    };
    void open();
    return () => {
      isOver = true;
      end?.();
    };
  }, [photographer]);
  const takeIt = () => {
    if (!video.current) return;
    const jpeg = photographer.take(video.current);
    if (jpeg === null) return; // the camera shows nothing yet
    video.current.pause();
    setTaken(jpeg);
  };
  const again = () => {
    setTaken(null);
    void video.current?.play();
  };
  return (
    <Step
      title={t('photo.hold')}
      {...(isRefused && { detail: t('photo.none') })}
      actions={
        <>
          {!isRefused && taken === null && (
            <BigButton appearance="primary" onClick={takeIt}>
              {t('photo.take')}
            </BigButton>
          )}
          {taken !== null && (
            <>
              <BigButton appearance="primary" onClick={() => onPhoto(taken)}>
                {t('photo.use')}
              </BigButton>
              <BigButton onClick={again}>{t('photo.again')}</BigButton>
            </>
          )}
          {without}
        </>
      }
    >
      {!isRefused && (
        <video ref={video} className={styles.video} aria-label={t('photo.label')} muted playsInline>
          <track kind="captions" />
        </video>
      )}
    </Step>
  );
}
