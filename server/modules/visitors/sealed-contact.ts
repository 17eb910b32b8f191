import { z } from 'zod';
import type { OrganizationId } from '../../../contract/primitives.ts';
import { placeOfContact } from '../../secrets/index.ts';
import type { Secrets } from '../../secrets/index.ts';
import type { Contact } from './visitor.ts';

const StoredContact = z.object({
  mail: z.string().nullable(),
  phone: z.string().nullable(),
  carPlate: z.string().nullable().default(null),
});

/** Mail address, telephone number and car plate of a visitor as one sealed text; null: nothing of it is known. */
export function sealContact(
  secrets: Pick<Secrets, 'seal'>,
  organization: OrganizationId,
  visitor: string,
  { mail, phone, carPlate }: Contact,
): string | null {
  if (mail === null && phone === null && carPlate === null) return null;
  return secrets.seal(JSON.stringify({ mail, phone, carPlate }), placeOfContact(organization, visitor));
}

/** Throws a SecretError when the text was changed, moved, or sealed with a key that is not here. */
export function openContact(
  secrets: Pick<Secrets, 'open'>,
  organization: string,
  visitor: string,
  sealed: string | null,
): Contact {
  if (sealed === null) return { mail: null, phone: null, carPlate: null };
  return StoredContact.parse(JSON.parse(secrets.open(sealed, placeOfContact(organization, visitor))));
}
