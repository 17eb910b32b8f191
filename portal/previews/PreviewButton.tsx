import { Button } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { Preview } from './use-preview.ts';

interface PreviewButtonProps {
  readonly preview: Preview;
  readonly isDisabled: boolean;
}

/** Beside the button that saves. */
export function PreviewButton({ preview, isDisabled }: PreviewButtonProps) {
  const { t } = useTranslation('portal');
  return (
    <Button disabledFocusable={isDisabled} onClick={preview.look}>
      {t('previews.button')}
    </Button>
  );
}
