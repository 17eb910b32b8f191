import { z } from 'zod';
import { Guid, oneLine } from './primitives.ts';

const id = { error: 'must be an id as this API gives them, a UUID' };

/** A team that does something for meetings; made by whoever adds it. */
export const ProviderId = z.uuid(id).toLowerCase().brand<'ProviderId'>();
export type ProviderId = z.output<typeof ProviderId>;

/** What a team does: a set-up team takes a text, a kitchen and an AV team have a menu beside it. */
export const ProviderKind = z.enum(['set-up', 'catering', 'av']);
export type ProviderKind = z.output<typeof ProviderKind>;

/** What somebody entered on a meeting for one team; of a series, one for all its dates. */
export const TemplateId = z.uuid(id).toLowerCase().brand<'TemplateId'>();
export type TemplateId = z.output<typeof TemplateId>;

/** What a team has to do for one date. */
export const RequestId = z.uuid(id).toLowerCase().brand<'RequestId'>();
export type RequestId = z.output<typeof RequestId>;

/** How people call a request on paper and on the telephone, `3F2A9C1B`: the beginning of its id. */
export function numberOf(id: RequestId): string {
  return id.slice(0, 8).toUpperCase();
}

/** Somebody who works for a team, or may charge something: a person, or everybody in an Entra group (nested groups count). */
export const ProviderMember = z.strictObject({
  kind: z.enum(['entra_group', 'user']),
  tenantId: Guid,
  id: Guid,
  /** As it was called when it was chosen. */
  name: oneLine(256),
});
export type ProviderMember = z.output<typeof ProviderMember>;
