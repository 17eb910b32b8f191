import { Button } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { ProofRunning } from './proof-run.ts';

export function RunButton({ run: { state, start } }: { readonly run: ProofRunning }) {
  const { t } = useTranslation('portal');
  return (
    <Button appearance="primary" disabledFocusable={state !== 'idle'} onClick={start}>
      {t(state === 'idle' ? 'accessProof.run' : 'accessProof.running')}
    </Button>
  );
}
