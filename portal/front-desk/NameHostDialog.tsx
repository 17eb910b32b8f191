import { Body1 } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listDeskVisits } from '../../contract/front-desk.ts';
import type { DeskVisit } from '../../contract/front-desk.ts';
import { nameHosts } from '../../contract/walk-ins.ts';
import { FormDialog } from '../forms/FormDialog.tsx';
import { useSubmit } from '../forms/use-submit.ts';
import { useStale } from '../shell/reading.ts';
import { useSession } from '../shell/session.ts';
import { HostPicker } from './HostPicker.tsx';
import { askedFound } from './walk-in.ts';
import type { ChosenHost } from './walk-in.ts';

interface NameHostDialogProps {
  readonly reception: string;
  /** Walk-ins who named the same host; at least one. */
  readonly visits: readonly DeskVisit[];
  readonly onClose: () => void;
}

/** Chooses whom walk-ins visit, whose host was only a name; the host is told then. */
export function NameHostDialog({ reception, visits, onClose }: NameHostDialogProps) {
  const { t } = useTranslation('portal');
  const { call, announce } = useSession();
  const stale = useStale();
  const submit = useSubmit(call, nameHosts);
  const [chosen, setChosen] = useState<ChosenHost | null>(null);
  const [isMissing, setMissing] = useState(false);
  const said = visits[0]?.host.name ?? '';
  const save = async () => {
    setMissing(chosen?.kind !== 'found');
    if (chosen?.kind !== 'found') return;
    const { name, mail } = chosen.host;
    const seen = visits.map((visit) => ({ id: visit.id, version: visit.version }));
    const named = await submit.send({
      params: { id: reception },
      body: { host: askedFound(chosen.host), visits: seen },
    });
    stale(listDeskVisits); // after a refusal too: the desk shows what is there now
    if (named === null) return;
    announce(t(mail === null ? 'frontDesk.untold.stillUntold' : 'frontDesk.untold.done', { name }));
    onClose();
  };
  const missing = t('frontDesk.untold.needsHost');
  return (
    <FormDialog
      title={t('frontDesk.untold.title', { count: visits.length, name: visits[0]?.name ?? '' })}
      mistakes={isMissing ? new Map([['/host', missing]]) : submit.mistakes}
      problem={submit.problem}
      isSending={submit.isSending}
      submitLabel={t('frontDesk.untold.submit')}
      onSubmit={() => void save()}
      onClose={onClose}
    >
      <Body1>{t('frontDesk.untold.said', { name: said })}</Body1>
      <HostPicker
        reception={reception}
        chosen={chosen}
        onChoose={setChosen}
        mistake={isMissing ? missing : undefined}
        isOnlyFound
      />
    </FormDialog>
  );
}
