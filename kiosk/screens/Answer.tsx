import { useEffect, useEffectEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Screen } from '../flow/screen.ts';
import { BigButton } from '../parts/BigButton.tsx';
import { CheckIcon, QuestionIcon, WaitIcon, WaveIcon } from '../parts/Icons.tsx';
import { Step } from '../parts/Step.tsx';

/** Long enough to read two lines, short enough for whoever waits behind. */
const DONE_MS = 8_000;
const ICON = 96;

interface DoneProps {
  readonly done: Extract<Screen, { at: 'done' }>;
  readonly onEnd: () => void;
}

/** It is done; the kiosk is the next guest's by itself. */
export function Done({ done: { step, firstName, host }, onEnd }: DoneProps) {
  const { t } = useTranslation('kiosk');
  const end = useEffectEvent(onEnd);
  useEffect(() => {
    const timer = setTimeout(() => end(), DONE_MS);
    return () => clearTimeout(timer);
  }, []);
  const isIn = step === 'check-in';
  return (
    <Step
      icon={isIn ? <CheckIcon size={ICON} /> : <WaveIcon size={ICON} />}
      title={t(isIn ? 'done.in' : 'done.out', { name: firstName })}
      detail={isIn ? `${t('done.told', { host })} ${t('done.seat')}` : t('done.thanks')}
      actions={
        <BigButton appearance="primary" onClick={onEnd}>
          {t('done.finish')}
        </BigButton>
      }
    />
  );
}

interface NotDoneProps {
  readonly screen: Extract<Screen, { at: 'unknown' | 'tooOften' | 'declined' | 'failed' }>;
  readonly onAgain: () => void;
  readonly onEnd: () => void;
}

/** It is not done, and here is who helps. */
export function NotDone({ screen, onAgain, onEnd }: NotDoneProps) {
  const { t } = useTranslation('kiosk');
  const isUnknown = screen.at === 'unknown';
  return (
    <Step
      icon={screen.at === 'tooOften' ? <WaitIcon size={ICON} /> : <QuestionIcon size={ICON} />}
      title={t(`answer.${screen.at}.title`)}
      detail={
        screen.at === 'tooOften'
          ? t('answer.tooOften.detail', { count: screen.seconds })
          : t(`answer.${screen.at}.detail`)
      }
      actions={
        <>
          {isUnknown && (
            <BigButton appearance="primary" onClick={onAgain}>
              {t('answer.unknown.again')}
            </BigButton>
          )}
          <BigButton appearance={isUnknown ? 'subtle' : 'primary'} onClick={onEnd}>
            {t('done.finish')}
          </BigButton>
        </>
      }
    />
  );
}
