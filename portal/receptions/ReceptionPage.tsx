import { Body1, Button } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { useParams } from 'wouter';
import { changeReception, listReceptions } from '../../contract/receptions.ts';
import type { ReceptionReply } from '../../contract/receptions.ts';
import type { ReceptionId } from '../../contract/visitor-ids.ts';
import { EmptyState } from '../../ui/feedback/EmptyState.tsx';
import { ProblemNotice } from '../../ui/feedback/ProblemNotice.tsx';
import { useSubmit } from '../forms/use-submit.ts';
import { HouseRules } from '../kiosks/HouseRules.tsx';
import { KioskOptions } from '../kiosks/KioskOptions.tsx';
import { Kiosks } from '../kiosks/Kiosks.tsx';
import { versionedTexts } from '../kiosks/versioned-texts.ts';
import { LinkButton } from '../shell/LinkButton.tsx';
import { Page } from '../shell/Page.tsx';
import { Panel } from '../shell/Panel.tsx';
import { Reading } from '../shell/Reading.tsx';
import { useReading, useStale } from '../shell/reading.ts';
import { useSession } from '../shell/session.ts';
import { HostChannels } from './HostChannels.tsx';
import { EditReception } from './EditReception.tsx';
import { WatchList } from './WatchList.tsx';

/** Admin Center → Receptions → one of them. */
export function ReceptionPage() {
  const { t } = useTranslation('portal');
  const { id = '' } = useParams();
  const { may } = useSession();
  const receptions = useReading(listReceptions);
  const reception = receptions.data?.receptions.find((one) => one.id === id);
  return (
    <Page
      title={reception?.name ?? t('receptions.title')}
      path={[{ label: t('shell.adminCenter') }, { label: t('receptions.title'), to: '/receptions' }]}
    >
      <Reading of={receptions}>
        {() =>
          reception ? (
            <>
              {!reception.isActive && <Body1>{t('receptions.inactiveDetail')}</Body1>}
              {may('receptions.write') && <Switch reception={reception} />}
              {may('receptions.write') && <EditReception key={reception.id} stored={reception} />}
              <HostChannels reception={reception.id} />
              {may('receptions.write') && <HostListLink reception={reception.id} />}
              {may('receptions.write') && <WatchList reception={reception.id} />}
              <Kiosks reception={reception.id} />
              <KioskOptions reception={reception.id} />
              <HouseRules reception={reception.id} about={versionedTexts.houseRules} />
              <HouseRules reception={reception.id} about={versionedTexts.photoConsent} />
            </>
          ) : (
            <EmptyState
              title={t('receptions.gone')}
              action={<LinkButton to="/receptions">{t('receptions.back')}</LinkButton>}
            >
              {t('receptions.goneDetail')}
            </EmptyState>
          )
        }
      </Reading>
    </Page>
  );
}

/** The way to the hosts of a reception, who are too many for this page. */
function HostListLink({ reception }: { readonly reception: ReceptionId }) {
  const { t } = useTranslation('portal');
  return (
    <Panel title={t('hostList.title')}>
      <Body1>{t('hostList.intro')}</Body1>
      <div>
        <LinkButton to={`/receptions/${reception}/hosts`}>{t('hostList.open')}</LinkButton>
      </div>
    </Panel>
  );
}

/** Takes a reception out of use, or into it again: who is expected already is expected still, so nothing is asked. */
function Switch({ reception: { id, name, version, isActive } }: { readonly reception: ReceptionReply }) {
  const { t } = useTranslation('portal');
  const { call, announce } = useSession();
  const stale = useStale();
  const submit = useSubmit(call, changeReception);
  const turn = async () => {
    const changed = await submit.send({ params: { id }, version, body: { isActive: !isActive } });
    stale(listReceptions); // after a refusal too: the next try is about what is there now
    if (changed) announce(t('receptions.saved', { name }));
  };
  return (
    <div>
      {submit.problem !== null && <ProblemNotice error={submit.problem} />}
      <Button disabledFocusable={submit.isSending} onClick={() => void turn()}>
        {t(isActive ? 'receptions.deactivate' : 'receptions.activate')}
      </Button>
    </div>
  );
}
