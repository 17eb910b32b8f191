import { makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Camera } from '../scan/camera.ts';
import { BigButton } from '../parts/BigButton.tsx';
import { Step } from '../parts/Step.tsx';

const LOOK_MS = 250;

const useStyles = makeStyles({
  video: {
    width: '100%',
    maxWidth: '640px',
    maxHeight: '52dvh',
    aspectRatio: '4 / 3',
    objectFit: 'cover',
    borderRadius: '20px',
    backgroundColor: tokens.colorNeutralBackground5,
    transform: 'scaleX(-1)', // a mirror is what a hand follows
  },
});

interface CameraScanProps {
  readonly camera: Camera;
  readonly onScanned: (text: string) => void;
  readonly onBack: () => void;
}

/** Reads a code with the camera, for as long as this is shown: no picture is kept, and none is sent. */
export function CameraScan({ camera, onScanned, onBack }: CameraScanProps) {
  const { t } = useTranslation('kiosk');
  const styles = useStyles();
  const video = useRef<HTMLVideoElement>(null);
  const [isRefused, setRefused] = useState(false);
  const scanned = useEffectEvent(onScanned);
  useEffect(() => {
    const picture = video.current;
    if (!picture) return undefined;
    let end: (() => void) | null = null;
    let isOver = false;
    let isReading = false;
    const look = async () => {
      if (isReading || end === null) return;
      isReading = true;
      const [text] = await camera.read(picture).catch(() => []); // a picture that is not there yet
      isReading = false;
      if (text !== undefined && !isOver) {
        isOver = true;
        scanned(text);
      }
    };
    const open = async () => {
      try {
        const opened = await camera.open(picture);
        if (isOver) opened();
        else end = opened;
      } catch {
        if (!isOver) setRefused(true); // the person, or the device, does not let it
      }
    };
    void open();
    const timer = setInterval(() => void look(), LOOK_MS);
    return () => {
      isOver = true;
      clearInterval(timer);
      end?.();
    };
  }, [camera]);
  return (
    <Step
      title={t('camera.title')}
      {...(isRefused && { detail: t('camera.none') })}
      actions={<BigButton onClick={onBack}>{t('back')}</BigButton>}
    >
      {!isRefused && (
        <video ref={video} className={styles.video} aria-label={t('camera.label')} muted playsInline>
          <track kind="captions" />
        </video>
      )}
    </Step>
  );
}
