import { Body1, makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useEffectEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { listIntegrations, readAttempt, readIntegration } from '../../contract/integrations.ts';
import type { Attempt } from '../../contract/integrations.ts';
import type { RouteReply } from '../../contract/route.ts';
import { LinkButton } from '../shell/LinkButton.tsx';
import { Panel } from '../shell/Panel.tsx';
import { Reading } from '../shell/Reading.tsx';
import { useReading, useStale } from '../shell/reading.ts';
import { useSession } from '../shell/session.ts';
import { AttemptSteps } from './AttemptSteps.tsx';
import { ControlMailboxForm, asksForOtherControl } from './ControlMailboxForm.tsx';
import { stepsFor } from './steps-for.ts';

/** Steps arrive while they run: twice a second is live enough and light enough. */
const LOOK_MS = 500;

const useStyles = makeStyles({
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

type AttemptReply = RouteReply<typeof readAttempt>;

interface AttemptPanelProps {
  readonly id: string;
  /** The person has just begun it on this page. */
  readonly takesFocus?: boolean;
  /** Told once, when the attempt has come to its end. */
  readonly onSettled?: (attempt: AttemptReply) => void;
}

/** One press of *Integrate*, *Save* or *Test*, followed step by step until it has come to its end. */
export function AttemptPanel({ id, takesFocus = false, onSettled }: AttemptPanelProps) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  const { announce, may } = useSession();
  const stale = useStale();
  const attempt = useReading(
    readAttempt,
    { params: { id } },
    { every: (reply) => (reply && reply.state !== 'running' ? false : LOOK_MS) },
  );
  const state = attempt.data?.state;
  const settle = useEffectEvent((now: AttemptReply['state'] | undefined) => {
    if (!attempt.data || now === undefined || now === 'running') return;
    announce(t(`integrations.attempt.state.${now}`));
    stale(listIntegrations, readIntegration);
    onSettled?.(attempt.data);
  });
  useEffect(() => settle(state), [state]);

  return (
    <Panel
      takesFocus={takesFocus}
      title={state ? t(`integrations.attempt.state.${state}`) : t('integrations.attempt.title')}
    >
      <Reading of={attempt}>
        {({ kind, steps, integration }) => (
          <>
            {state === 'proving' && <Proving steps={steps} integration={integration} />}
            {state === 'failed' && steps.every((step) => step.state !== 'failed') && (
              <Body1>{t('integrations.attempt.ownFault', { id })}</Body1>
            )}
            <AttemptSteps steps={stepsFor(kind, steps)} />
            {integration !== null && isConnected(state) && (
              <div className={styles.actions}>
                {may('calendars.write') && (
                  <LinkButton appearance="primary" to={`/integrations/${integration}/calendars`}>
                    {t('integrations.attempt.next')}
                  </LinkButton>
                )}
                <LinkButton to={`/integrations/${integration}`}>
                  {t('integrations.attempt.toIntegration')}
                </LinkButton>
              </div>
            )}
          </>
        )}
      </Reading>
    </Panel>
  );
}

/** Exchange needs time, or a person must name another mailbox: waiting for the one while the other is due helps nobody. */
function Proving({ steps, integration }: Pick<AttemptReply, 'steps' | 'integration'>) {
  const { t } = useTranslation('portal');
  const { may } = useSession();
  const isControlMissing = steps.some(({ diagnosis }) => asksForOtherControl(diagnosis));
  if (!isControlMissing) return <Body1>{t('integrations.attempt.provingDetail')}</Body1>;
  return (
    <>
      <Body1>{t('integrations.otherControl.detail')}</Body1>
      {integration !== null && may('integrations.write') && <OtherControl integration={integration} />}
    </>
  );
}

function OtherControl({ integration }: { readonly integration: string }) {
  const [, go] = useLocation();
  const stored = useReading(readIntegration, { params: { id: integration } });
  return (
    <Reading of={stored}>
      {(read) => <ControlMailboxForm stored={read} onSaved={() => go(`/integrations/${integration}`)} />}
    </Reading>
  );
}

function isConnected(state: Attempt['state'] | undefined): boolean {
  return state === 'established' || state === 'proving';
}
