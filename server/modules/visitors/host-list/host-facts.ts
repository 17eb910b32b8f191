import type { ListedHost } from '../../../../contract/listed-hosts.ts';
import type { Caller } from '../../../kernel/caller.ts';
import { askedBy } from '../../audit/index.ts';
import type { Reception } from '../reception.ts';
import type { KeptHost } from './listed-hosts.store.ts';

/** What of a host can be said; the same in each of them means that nothing changes. */
export const saidOfHost = ['name', 'mail', 'phone', 'channel'] as const;
export type SaidOfHost = Pick<KeptHost, (typeof saidOfHost)[number]>;

/** What differs between two of them. */
export function changedOfHost(before: SaidOfHost, after: SaidOfHost): readonly (keyof SaidOfHost)[] {
  return saidOfHost.filter((one) => before[one] !== after[one]);
}

/** What the audit calls a host: the chain never forgets. */
export function pseudonymOfHost({ id }: Pick<KeptHost, 'id'>): string {
  return `host ${id.slice(0, 8)}`;
}

export function listedReply({ reception: _here, ...host }: KeptHost): ListedHost {
  return host;
}

/** An entry of the audit about one host, without who that is. */
export function hostEntry(
  caller: Caller,
  reception: Pick<Reception, 'id' | 'name'>,
  action: 'listed-host.added' | 'listed-host.changed' | 'listed-host.removed',
  before: KeptHost | null,
  after: KeptHost | null,
) {
  const id = (after ?? before)?.id ?? '';
  const changed = before && after && changedOfHost(before, after);
  return {
    ...askedBy(caller),
    action,
    subject: { kind: 'listed-host', id, name: `host ${id.slice(0, 8)}` },
    before: before && factsOf(before, reception),
    after: after && { ...factsOf(after, reception), ...(changed && { changed }) },
  };
}

function factsOf({ phone, channel }: KeptHost, { id, name }: Pick<Reception, 'id' | 'name'>) {
  return { reception: id, receptionName: name, hasPhone: phone !== null, channel };
}
