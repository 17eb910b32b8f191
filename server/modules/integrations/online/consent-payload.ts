import { z } from 'zod';
import { Diagnosis } from '../../../../contract/integrations.ts';
import { Guid, IntegrationId, MailboxAddress, OrganizationId } from '../../../../contract/primitives.ts';

/** What the person in the portal wants to connect, and who they are: a trip to Microsoft carries it and nothing decides by less. */
const Wanted = z.object({
  organization: OrganizationId,
  /** The person of the portal; the administrator who signs in may be somebody else, of another tenant. */
  tenantId: z.string(),
  objectId: z.string(),
  id: IntegrationId,
  label: z.string(),
  kind: z.enum(['graph', 'ews-online']),
  controlMailbox: MailboxAddress.nullable(),
});
export type Wanted = z.output<typeof Wanted>;

/** Carried while the administrator signs in; only then is it known after whom to call what nobody gave a label. */
export const AdministratorTrip = Wanted.extend({ label: z.string().nullable() });
export type AdministratorTrip = z.output<typeof AdministratorTrip>;

/**
 * Carried from the proof of the administrator to the return from the consent page. `shown` until the click in the portal,
 * `asked` after it: the address of the page cannot be used in place of the click.
 */
export const ConsentFlow = z.object({
  stage: z.enum(['shown', 'asked']),
  wanted: Wanted,
  proven: z.object({
    tenantId: Guid,
    objectId: Guid,
    name: z.string(),
    mail: MailboxAddress.nullable(),
  }),
  diagnosis: Diagnosis.nullable(),
});
export type ConsentFlow = z.output<typeof ConsentFlow>;
