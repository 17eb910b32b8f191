import type { OrganizationId } from '../../../../contract/primitives.ts';
import { placeOfVisitorSms } from '../../../secrets/index.ts';
import type { Secrets } from '../../../secrets/index.ts';
import { SmsMessage } from './text-visitors.ts';

/** What a message says that waits to be sent; null once it is over with it. Throws a SecretError when it cannot be opened. */
export function textOf(
  secrets: Pick<Secrets, 'open'>,
  organization: OrganizationId,
  { id, message }: { readonly id: string; readonly message: string | null },
): string | null {
  if (message === null) return null;
  return SmsMessage.parse(JSON.parse(secrets.open(message, placeOfVisitorSms(organization, id)))).text;
}
