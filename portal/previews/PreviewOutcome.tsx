import { useTranslation } from 'react-i18next';
import { Panel } from '../shell/Panel.tsx';
import { PreviewList } from './PreviewList.tsx';
import type { Preview } from './use-preview.ts';

interface PreviewOutcomeProps {
  readonly preview: Preview;
  readonly isLooking: boolean;
}

/** Below a form: what saving it would touch; nothing while nobody has asked. */
export function PreviewOutcome({ preview, isLooking }: PreviewOutcomeProps) {
  const { t } = useTranslation('portal');
  if (preview.pages === null) return null;
  return (
    <Panel title={t('previews.title')} takesFocus>
      <PreviewList preview={preview} isLooking={isLooking} />
    </Panel>
  );
}
