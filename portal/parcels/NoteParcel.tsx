import { Caption1 } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listParcels, noteParcel, ParcelId } from '../../contract/parcels.ts';
import { useClientId } from '../forms/client-id.ts';
import { TextField } from '../forms/fields.tsx';
import { FormDialog } from '../forms/FormDialog.tsx';
import { useSubmit } from '../forms/use-submit.ts';
import { HostPicker } from '../front-desk/HostPicker.tsx';
import { askedHost } from '../front-desk/walk-in.ts';
import type { ChosenHost } from '../front-desk/walk-in.ts';
import { useStale } from '../shell/reading.ts';
import { useSession } from '../shell/session.ts';

interface NoteParcelProps {
  readonly reception: { readonly id: string; readonly name: string };
  readonly onClose: () => void;
}

/** Notes that something has come for somebody, who is told. */
export function NoteParcel({ reception, onClose }: NoteParcelProps) {
  const { t } = useTranslation('portal');
  const { call, announce } = useSession();
  const stale = useStale();
  const { idFor, answered } = useClientId();
  const submit = useSubmit(call, noteParcel);
  const [host, setHost] = useState<ChosenHost | null>(null);
  const [note, setNote] = useState('');
  const [sender, setSender] = useState('');
  const [isMissing, setMissing] = useState(false);
  const missing = t('frontDesk.walkIn.needsHost');
  const save = async () => {
    setMissing(host === null);
    if (host === null) return;
    const content = { host: askedHost(host), note, sender };
    const body = { id: ParcelId.parse(idFor(content)), ...content };
    const noted = await submit.send({ params: { id: reception.id }, body });
    if (noted === null) return;
    answered();
    stale(listParcels);
    announce(
      t(noted.host.mail === null ? 'parcels.notedUntold' : 'parcels.noted', { name: noted.host.name }),
    );
    onClose();
  };
  const mistakes = isMissing ? new Map([['/host', missing]]) : submit.mistakes;
  return (
    <FormDialog
      title={t('parcels.noteAt', { reception: reception.name })}
      mistakes={mistakes}
      problem={submit.problem}
      isSending={submit.isSending}
      submitLabel={t('parcels.submit')}
      onSubmit={() => void save()}
      onClose={onClose}
    >
      <HostPicker
        reception={reception.id}
        chosen={host}
        onChoose={setHost}
        mistake={mistakes.get('/host')}
        words={{ label: t('parcels.host'), hint: t('parcels.hostHint') }}
      />
      <TextField
        label={t('parcels.what')}
        hint={t('parcels.whatHint')}
        value={note}
        onChange={setNote}
        mistake={mistakes.get('/note')}
      />
      <TextField
        label={t('parcels.sender')}
        hint={t('parcels.senderHint')}
        value={sender}
        onChange={setSender}
        mistake={mistakes.get('/sender')}
      />
      <Caption1>{t('parcels.privacy')}</Caption1>
    </FormDialog>
  );
}
