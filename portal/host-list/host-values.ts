import { OwnChannel } from '../../contract/listed-hosts.ts';
import type { ListedHost } from '../../contract/listed-hosts.ts';

/** A host as they are typed. */
export interface HostValues {
  readonly name: string;
  readonly mail: string;
  readonly phone: string;
  /** `usual`: as the reception tells everybody. */
  readonly channel: OwnChannel | 'usual';
}

export const emptyHost: HostValues = { name: '', mail: '', phone: '', channel: 'usual' };

export const channelChoices = ['usual', ...OwnChannel.options] as const;

export function hostValuesOf({ name, mail, phone, channel }: ListedHost): HostValues {
  return { name, mail, phone: phone ?? '', channel: channel ?? 'usual' };
}

/** What is sent of it. */
export function hostOf({ name, mail, phone, channel }: HostValues) {
  return {
    name,
    mail,
    phone: phone.trim() === '' ? null : phone,
    channel: channel === 'usual' ? null : channel,
  };
}
