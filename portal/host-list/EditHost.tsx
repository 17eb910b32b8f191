import { Body1 } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  addListedHost,
  changeListedHost,
  ListedHost,
  ListedHostId,
  listListedHosts,
} from '../../contract/listed-hosts.ts';
import type { ReceptionId } from '../../contract/visitor-ids.ts';
import { useClientId } from '../forms/client-id.ts';
import { SelectField, TextField } from '../forms/fields.tsx';
import { FormDialog } from '../forms/FormDialog.tsx';
import { newerOf } from '../forms/newer.ts';
import { useSubmit } from '../forms/use-submit.ts';
import { useStale } from '../shell/reading.ts';
import { useSession } from '../shell/session.ts';
import { channelChoices, emptyHost, hostOf, hostValuesOf } from './host-values.ts';

interface EditHostProps {
  readonly reception: ReceptionId;
  /** Null: a new one. */
  readonly stored: ListedHost | null;
  readonly onClose: () => void;
}

/** Adds a host to the list of a reception, or writes one anew. */
export function EditHost({ reception, stored, onClose }: EditHostProps) {
  const { t } = useTranslation('portal');
  const { call, announce } = useSession();
  const stale = useStale();
  const adding = useSubmit(call, addListedHost);
  const changing = useSubmit(call, changeListedHost);
  const { idFor, answered } = useClientId();
  const [values, setValues] = useState(stored ? hostValuesOf(stored) : emptyHost);
  const { mistakes, isSending, problem } = stored ? changing : adding;
  const newer = newerOf(problem, ListedHost);
  const put = (change: Partial<typeof values>) => setValues((before) => ({ ...before, ...change }));

  const save = async () => {
    const body = hostOf(values);
    const saved = stored
      ? await changing.send({ params: { id: stored.id }, version: newer?.version ?? stored.version, body })
      : await adding.send({
          params: { id: reception },
          body: { id: ListedHostId.parse(idFor({ reception, body })), ...body },
        });
    stale(listListedHosts);
    if (saved === null) return;
    answered();
    announce(t(stored ? 'hostList.saved' : 'hostList.added', { name: saved.name }));
    onClose();
  };
  return (
    <FormDialog
      title={t(stored ? 'hostList.edit' : 'hostList.add')}
      mistakes={mistakes}
      problem={newer ? null : problem}
      isSending={isSending}
      submitLabel={t('hostList.save')}
      onSubmit={() => void save()}
      onClose={onClose}
      {...(newer && { notice: <Body1 role="alert">{t('hostList.newer')}</Body1> })}
    >
      <TextField
        label={t('hostList.name')}
        value={values.name}
        onChange={(name) => put({ name })}
        mistake={mistakes.get('/name')}
        isRequired
      />
      <TextField
        type="email"
        label={t('hostList.mail')}
        value={values.mail}
        onChange={(mail) => put({ mail })}
        mistake={mistakes.get('/mail')}
        isRequired
      />
      <TextField
        label={t('hostList.phone')}
        hint={t('hostList.phoneHint')}
        value={values.phone}
        onChange={(phone) => put({ phone })}
        mistake={mistakes.get('/phone')}
      />
      <SelectField
        label={t('hostList.channel')}
        hint={t('hostList.channelHint')}
        value={values.channel}
        onChange={(value) => put({ channel: channelChoices.find((one) => one === value) ?? 'usual' })}
        options={channelChoices.map((value) => ({ value, label: t(`hostList.channels.${value}`) }))}
      />
    </FormDialog>
  );
}
