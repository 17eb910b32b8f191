import { useTranslation } from 'react-i18next';
import type { HostChannelsReply } from '../../contract/host-channels.ts';
import { TextField } from '../forms/fields.tsx';
import type { Mistakes } from '../forms/use-submit.ts';

/** Where messages go, as it is typed. */
export interface TypedAddresses {
  readonly teamsUrl: string;
  readonly url: string;
  readonly header: string;
  readonly secret: string;
  readonly sender: string;
}

interface ChannelAddressesProps {
  readonly typed: TypedAddresses;
  readonly onChange: (changes: Partial<TypedAddresses>) => void;
  readonly mistakes: Mistakes;
  readonly kept: HostChannelsReply;
  /** What is chosen, and so needs an address. */
  readonly uses: { readonly teams: boolean; readonly gateway: boolean; readonly sender: boolean };
}

/** The addresses, secrets and names of what is chosen. An address that is kept is never shown: an empty field keeps it. */
export function ChannelAddresses({ typed, onChange, mistakes, kept, uses }: ChannelAddressesProps) {
  const { t } = useTranslation('portal');
  const field = (name: keyof TypedAddresses, label: string, pointer: string, more: object = {}) => (
    <TextField
      label={label}
      value={typed[name]}
      onChange={(value) => onChange({ [name]: value })}
      mistake={mistakes.get(pointer)}
      {...more}
    />
  );
  return (
    <>
      {uses.sender &&
        field('sender', t('hostChannels.sender'), '/visitors/sender', { hint: t('hostChannels.senderHint') })}
      {uses.teams &&
        field('teamsUrl', t('hostChannels.teamsUrl'), '/teamsUrl', {
          type: 'url',
          hint: kept.teams ? t('hostChannels.kept', kept.teams) : t('hostChannels.teamsHint'),
        })}
      {uses.gateway && (
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
    </>
  );
}
