import { useTranslation } from 'react-i18next';
import { BigButton } from '../parts/BigButton.tsx';
import { CloudIcon } from '../parts/Icons.tsx';
import { Step } from '../parts/Step.tsx';
import { Turning } from '../parts/Turning.tsx';

interface WaitingProps {
  readonly title: string;
  /** There is no network, and it keeps trying. */
  readonly isLost: boolean;
  /** Null: there is nothing to give up. */
  readonly onCancel: (() => void) | null;
}

/** An answer is on its way, or the way is closed. */
export function Waiting({ title, isLost, onCancel }: WaitingProps) {
  const { t } = useTranslation('kiosk');
  return (
    <Step
      icon={isLost ? <CloudIcon size={96} /> : <Turning />}
      title={isLost ? t('offline.title') : title}
      {...(isLost && { detail: t('offline.detail') })}
      {...(onCancel && { actions: <BigButton onClick={onCancel}>{t('cancel')}</BigButton> })}
    />
  );
}
