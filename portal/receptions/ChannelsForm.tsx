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
import { SelectField } from '../forms/fields.tsx';
import { useSubmit } from '../forms/use-submit.ts';
import { useStale } from '../shell/reading.ts';
import { useSession } from '../shell/session.ts';
import { ChannelAddresses } from './ChannelAddresses.tsx';
import type { TypedAddresses } from './ChannelAddresses.tsx';

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
  const [typed, setTyped] = useState<TypedAddresses>({
    teamsUrl: '',
    url: '',
    header: kept.sms?.header ?? 'Authorization',
    secret: '',
    sender: kept.visitors?.sender ?? '',
  });
  const [isTexting, setTexting] = useState(kept.visitors !== null);
  const newer = newerIn(submit.problem);
  const hasGateway = order.includes('sms') || isTexting;

  const save = async () => {
    const { teamsUrl, url, header, secret, sender } = typed;
    const isNew = url.trim() !== '' || secret !== '';
    const body = {
      order: [...order],
      ...(order.includes('teams') && teamsUrl.trim() !== '' && { teamsUrl }),
      ...(hasGateway && isNew && { sms: { url, header, secret } }),
      visitors: isTexting ? { sender } : null,
    };
    const version = newer?.version ?? kept.version;
    const saved = await submit.send({ params: { id: reception }, version, body });
    if (saved === null) return;
    announce(t('hostChannels.saved'));
    stale(readHostChannels);
  };
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
      <OrderFields order={order} onChange={setOrder} />
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
      <ChannelAddresses
        typed={typed}
        onChange={(changes) => setTyped({ ...typed, ...changes })}
        mistakes={submit.mistakes}
        kept={kept}
        uses={{ teams: order.includes('teams'), gateway: hasGateway, sender: isTexting }}
      />
    </Form>
  );
}

interface OrderFieldsProps {
  readonly order: readonly HostChannel[];
  readonly onChange: (order: readonly HostChannel[]) => void;
}

/** By what hosts are told first, and second where that is not mail. */
function OrderFields({ order, onChange }: OrderFieldsProps) {
  const { t } = useTranslation('portal');
  const [first = 'mail', second = 'mail'] = order;
  const nameOf = (value: 'mail' | HostChannel) => ({ value, label: t(`hostChannels.channel.${value}`) });
  return (
    <>
      <SelectField
        label={t('hostChannels.first')}
        value={first}
        onChange={(value) => onChange(channelsOf(value))}
        options={(['mail', ...HostChannel.options] as const).map(nameOf)}
      />
      {first !== 'mail' && (
        <SelectField
          label={t('hostChannels.second')}
          value={second}
          onChange={(value) => onChange([first, ...channelsOf(value)])}
          options={(['mail', ...HostChannel.options.filter((one) => one !== first)] as const).map(nameOf)}
        />
      )}
    </>
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
