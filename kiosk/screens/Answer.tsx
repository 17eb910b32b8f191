import { makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useEffectEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Screen } from '../flow/screen.ts';
import { BigButton } from '../parts/BigButton.tsx';
import { CheckIcon, QuestionIcon, WaitIcon, WaveIcon } from '../parts/Icons.tsx';
import { Step } from '../parts/Step.tsx';

/** Long enough to read two lines, short enough for whoever waits behind. */
const DONE_MS = 8_000;
/** Where a badge has to be looked for. */
const BADGE_MS = 16_000;
const ICON = 96;

const useStyles = makeStyles({
  badge: {
    margin: 0,
    fontSize: 'clamp(18px, 2.5vmin, 28px)',
    lineHeight: 1.4,
    fontWeight: tokens.fontWeightSemibold,
  },
});

interface DoneProps {
  readonly done: Extract<Screen, { at: 'done' }>;
  readonly onEnd: () => void;
}

/** It is done; the kiosk is the next guest's by itself. */
export function Done({ done: { step, firstName, host, badge }, onEnd }: DoneProps) {
  const { t } = useTranslation('kiosk');
  const styles = useStyles();
  const end = useEffectEvent(onEnd);
  useEffect(() => {
    const timer = setTimeout(() => end(), badge === 'none' ? DONE_MS : BADGE_MS);
    return () => clearTimeout(timer);
  }, [badge]);
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
    >
      {badge !== 'none' && <p className={styles.badge}>{t(`done.badge.${badge}`)}</p>}
    </Step>
  );
}

interface NotDoneProps {
  readonly screen: Extract<
    Screen,
    { at: 'unknown' | 'noHost' | 'tooOften' | 'declined' | 'reception' | 'failed' }
  >;
  readonly onAgain: () => void;
  readonly onEnd: () => void;
}

/** It is not done, and here is who helps. */
export function NotDone({ screen, onAgain, onEnd }: NotDoneProps) {
  const { t } = useTranslation('kiosk');
  const isUnknown = screen.at === 'unknown' || screen.at === 'noHost';
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
