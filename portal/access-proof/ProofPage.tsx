import { useTranslation } from 'react-i18next';
import { useParams } from 'wouter';
import { readProof } from '../../contract/access-proof.ts';
import { readIntegration } from '../../contract/integrations.ts';
import { Page } from '../shell/Page.tsx';
import { Reading } from '../shell/Reading.tsx';
import { useReading } from '../shell/reading.ts';
import { useSession } from '../shell/session.ts';
import { LastProof } from './LastProof.tsx';
import { ProofHistory } from './ProofHistory.tsx';
import { ProofReport } from './ProofReport.tsx';
import { useProofRun } from './proof-run.ts';
import { RunButton } from './RunButton.tsx';

/** Admin Center → Access proof → one connection: what was tried last, what came back, and what came before. */
export function ProofPage() {
  const { t } = useTranslation('portal');
  const { id = '' } = useParams();
  const { may } = useSession();
  const integration = useReading(readIntegration, { params: { id } });
  const proof = useReading(readProof, { params: { id } });
  const run = useProofRun(id, proof);
  return (
    <Page
      title={integration.data?.label ?? '…'}
      path={[{ label: t('shell.adminCenter') }, { label: t('accessProof.title'), to: '/access-proof' }]}
      actions={may('integrations.write') && <RunButton run={run} />}
    >
      <Reading of={proof}>
        {(read) => (
          <>
            <LastProof proof={read} run={run} />
            <ProofReport integration={id} />
            <ProofHistory history={read.history} />
          </>
        )}
      </Reading>
    </Page>
  );
}
