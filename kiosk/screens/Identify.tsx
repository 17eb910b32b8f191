import { useTranslation } from 'react-i18next';
import type { Camera } from '../scan/camera.ts';
import { BigButton } from '../parts/BigButton.tsx';
import { CameraIcon, PersonIcon } from '../parts/Icons.tsx';
import { ScanField } from '../parts/ScanField.tsx';
import { Step } from '../parts/Step.tsx';

interface IdentifyProps {
  readonly camera: Camera | null;
  readonly onScanned: (text: string) => void;
  readonly onCamera: () => void;
  readonly onName: () => void;
  /** Null: who is not expected goes to the desk. */
  readonly onUnexpected: (() => void) | null;
  readonly onCancel: () => void;
}

/** By what a guest is known: the code, which is quickest, or their name. */
export function Identify({ camera, onScanned, onCamera, onName, onUnexpected, onCancel }: IdentifyProps) {
  const { t } = useTranslation('kiosk');
  return (
    <Step
      title={t('code.title')}
      isFocusElsewhere
      actions={
        <>
          {camera && (
            <BigButton icon={<CameraIcon size={32} />} onClick={onCamera}>
              {t('byCamera')}
            </BigButton>
          )}
          <BigButton icon={<PersonIcon size={32} />} onClick={onName}>
            {t('byName')}
          </BigButton>
          {onUnexpected && <BigButton onClick={onUnexpected}>{t('byNobody')}</BigButton>}
          <BigButton appearance="subtle" onClick={onCancel}>
            {t('cancel')}
          </BigButton>
        </>
      }
      detail={t('codeDetail')}
    >
      <ScanField onScanned={onScanned}>{t('code.hold')}</ScanField>
    </Step>
  );
}
