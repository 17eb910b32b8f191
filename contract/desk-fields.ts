import { z } from 'zod';
import { Version } from './primitives.ts';
import { route } from './route.ts';
import { GivenCustomAnswers, CustomAnswer, CustomField, VisitorGroup } from './visitor-fields.ts';
import { VisitId } from './visitor-ids.ts';

/** What a desk sees of a visitor beside the name: what the reception has asked for, and what it wrote down itself. */
export const DeskDetails = z.object({
  /** Null: one person. */
  group: VisitorGroup.nullable(),
  carPlate: z.string().nullable(),
  /** BCP 47; null: nobody said. */
  language: z.string().nullable(),
  answers: z.array(CustomAnswer),
  /** What only those who work here see. */
  internal: z.array(CustomAnswer),
  /** There are fields for the reception itself to fill in. */
  hasInternal: z.boolean(),
});
export type DeskDetails = z.output<typeof DeskDetails>;

export const DeskFieldsReply = z.object({
  fields: z.array(CustomField),
  /** Of those that are answered. */
  answers: z.array(CustomAnswer),
  version: Version,
});
export type DeskFieldsReply = z.output<typeof DeskFieldsReply>;

export const readDeskFields = route({
  api: 'portal-api',
  method: 'get',
  path: '/visits/:id/desk-fields',
  summary: 'What the reception keeps for itself about a visit',
  access: 'visits.work',
  params: z.strictObject({ id: VisitId }),
  reply: DeskFieldsReply,
  problems: ['not-found'],
});

export const fillDeskFields = route({
  api: 'portal-api',
  method: 'patch',
  path: '/visits/:id/desk-fields',
  summary: 'Writes down what the reception keeps for itself about a visit; a field that is left out stays',
  access: 'visits.work',
  conditional: true,
  params: z.strictObject({ id: VisitId }),
  body: z.strictObject({ answers: GivenCustomAnswers }),
  reply: DeskFieldsReply,
  problems: ['not-found', 'changed-meanwhile'],
});
