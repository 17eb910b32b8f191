import { Body1, Button } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { ModalDialog } from '../../ui/feedback/ModalDialog.tsx';
import { CopyText } from '../shell/CopyText.tsx';

export interface NewKey {
  readonly name: string;
  readonly key: string;
}

interface NewKeyDialogProps {
  readonly made: NewKey;
  readonly onClose: () => void;
}

/** Shows a key, this once. */
export function NewKeyDialog({ made: { name, key }, onClose }: NewKeyDialogProps) {
  const { t } = useTranslation('portal');
  return (
    <ModalDialog title={t('apiKeys.once.title', { name })} onClose={onClose}>
      <Body1>{t('apiKeys.once.detail')}</Body1>
      <CopyText label={t('apiKeys.once.label')} text={key} />
      <div>
        <Button appearance="primary" onClick={onClose}>
          {t('apiKeys.once.done')}
        </Button>
      </div>
    </ModalDialog>
  );
}
