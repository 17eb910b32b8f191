import { Body1, Button } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  HostChannel,
  HostChannelsReply,
  readHostChannels,
  setHostChannels,
} from '../../contract/host-channels.ts';
import type { ReceptionId } from '../../contract/visitor-ids.ts';
import { ApiProblem } from '../../ui/api/call-error.ts';
import { Form } from '../forms/Form.tsx';
import { SelectField, TextField } from '../forms/fields.tsx';
import { useSubmit } from '../forms/use-submit.ts';
import { useStale } from '../shell/reading.ts';
import { useSession } from '../shell/session.ts';

interface ChannelsFormProps {
  readonly reception: ReceptionId;
  readonly kept: HostChannelsReply;
}

/** Chooses how hosts are told. An address that is kept is never shown: a field that stays empty keeps it. */
export function ChannelsForm({ reception, kept }: ChannelsFormProps) {
  const { t } = useTranslation('portal');
  const { call, announce } = useSession();
  const stale = useStale();
  const submit = useSubmit(call, setHostChannels);
  const [order, setOrder] = useState<readonly HostChannel[]>(kept.order);
  const [typed, setTyped] = useState({
    teamsUrl: '',
    url: '',
    header: kept.sms?.header ?? 'Authorization',
    secret: '',
    sender: kept.visitors?.sender ?? '',
  });
  const [isTexting, setTexting] = useState(kept.visitors !== null);
  const newer = newerIn(submit.problem);
  const [first = 'mail', second = 'mail'] = order;
  const nameOf = (value: 'mail' | HostChannel) => ({ value, label: t(`hostChannels.channel.${value}`) });

  const save = async () => {
    const { teamsUrl, url, header, secret, sender } = typed;
    const isNew = url.trim() !== '' || secret !== '';
    const body = {
      order: [...order],
      ...(order.includes('teams') && teamsUrl.trim() !== '' && { teamsUrl }),
      ...((order.includes('sms') || isTexting) && isNew && { sms: { url, header, secret } }),
      visitors: isTexting ? { sender } : null,
    };
    const version = newer?.version ?? kept.version;
    const saved = await submit.send({ params: { id: reception }, version, body });
    if (saved === null) return;
    announce(t('hostChannels.saved'));
    stale(readHostChannels);
  };
  const field = (name: keyof typeof typed, label: string, pointer: string, more: object = {}) => (
    <TextField
      label={label}
      value={typed[name]}
      onChange={(value) => setTyped({ ...typed, [name]: value })}
      mistake={submit.mistakes.get(pointer)}
      {...more}
    />
  );
  return (
    <Form
      label={t('hostChannels.title')}
      mistakes={submit.mistakes}
      problem={newer ? null : submit.problem}
      onSubmit={() => void save()}
      actions={
        <Button type="submit" disabledFocusable={submit.isSending}>
          {t('hostChannels.save')}
        </Button>
      }
    >
      {newer && <Body1 role="alert">{t('hostChannels.newer')}</Body1>}
      <SelectField
        label={t('hostChannels.first')}
        value={first}
        onChange={(value) => setOrder(channelsOf(value))}
        options={(['mail', ...HostChannel.options] as const).map(nameOf)}
      />
      {first !== 'mail' && (
        <SelectField
          label={t('hostChannels.second')}
          value={second}
          onChange={(value) => setOrder([first, ...channelsOf(value)])}
          options={(['mail', ...HostChannel.options.filter((one) => one !== first)] as const).map(nameOf)}
        />
      )}
      {order.includes('teams') &&
        field('teamsUrl', t('hostChannels.teamsUrl'), '/teamsUrl', {
          type: 'url',
          hint: kept.teams ? t('hostChannels.kept', kept.teams) : t('hostChannels.teamsHint'),
        })}
      <SelectField
        label={t('hostChannels.visitors')}
        hint={t('hostChannels.visitorsHint')}
        value={isTexting ? 'sms' : 'mail'}
        onChange={(value) => setTexting(value === 'sms')}
        options={(['mail', 'sms'] as const).map((value) => ({
          value,
          label: t(`hostChannels.visitorsBy.${value}`),
        }))}
      />
      {isTexting &&
        field('sender', t('hostChannels.sender'), '/visitors/sender', { hint: t('hostChannels.senderHint') })}
      {(order.includes('sms') || isTexting) && (
        <>
          {field('url', t('hostChannels.smsUrl'), '/sms/url', {
            type: 'url',
            hint: kept.sms ? t('hostChannels.kept', { host: kept.sms.host }) : t('hostChannels.smsHint'),
          })}
          {field('header', t('hostChannels.header'), '/sms/header')}
          {field('secret', t('hostChannels.secret'), '/sms/secret', {
            type: 'password',
            autoComplete: 'new-password',
          })}
        </>
      )}
    </Form>
  );
}

function channelsOf(value: string): readonly HostChannel[] {
  const channel = HostChannel.safeParse(value).data;
  return channel === undefined ? [] : [channel];
}

/** What somebody else saved first. */
function newerIn(problem: unknown): HostChannelsReply | null {
  const current = problem instanceof ApiProblem ? problem.current : null;
  return HostChannelsReply.safeParse(current).data ?? null;
}
