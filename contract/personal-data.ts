import { z } from 'zod';
import { Instant, Mail, oneLine } from './primitives.ts';
import { route } from './route.ts';
import { CustomAnswer, VisitorGroup } from './visitor-fields.ts';
import { Accepted, LeftBy, VisitorId, VisitStatus } from './visitor-ids.ts';

/** Whoever has been here more often is taken in several rounds. */
export const MOST_FOUND_PEOPLE = 200;

/** Somebody as one meeting, or one desk, knew them. */
export const KnownVisitor = z.object({
  id: VisitorId,
  name: z.string(),
  mail: z.string().nullable(),
  phone: z.string().nullable(),
  company: z.string().nullable(),
  host: z.string(),
  enteredAt: Instant,
  /** The first and the last of the visits; null: none was ever planned. */
  from: Instant.nullable(),
  to: Instant.nullable(),
  isInside: z.boolean(),
  /** Still expected, on some date. */
  isExpected: z.boolean(),
});
export type KnownVisitor = z.output<typeof KnownVisitor>;

export const findPersonalData = route({
  api: 'portal-api',
  method: 'post',
  path: '/personal-data/search',
  summary:
    'Who is known by a mail address, or by a name: what one person may ask to see, or to have erased. What was erased already is not found',
  access: 'personal-data.write',
  // What is looked for stands in a body: addresses get into logs and histories.
  body: z
    .strictObject({ mail: Mail.optional(), name: oneLine(300).optional() })
    .refine(({ mail, name }) => mail !== undefined || name !== undefined, {
      path: ['mail'],
      error: 'must be given, or a name',
    }),
  reply: z.object({
    visitors: z.array(KnownVisitor),
    /** Requests and what was said about them in which the address or the whole name stands; to be looked at by people. */
    mentions: z.number().int(),
    /** Entries of watch lists that fit; to be looked at by people. */
    watched: z.number().int(),
    isComplete: z.boolean(),
  }),
});

const chosen = {
  visitors: z
    .array(VisitorId)
    .min(1)
    .max(MOST_FOUND_PEOPLE)
    .transform((ids) => [...new Set(ids)]),
};

export const exportPersonalData = route({
  api: 'portal-api',
  method: 'post',
  path: '/personal-data/export',
  summary: 'Everything that is kept about visitors, to be handed to the person they are',
  access: 'personal-data.write',
  body: z.strictObject(chosen),
  reply: z.object({
    at: Instant,
    organization: z.string(),
    purpose: z.string(),
    visitors: z.array(
      z.object({
        pseudonym: z.string(),
        name: z.string(),
        mail: z.string().nullable(),
        phone: z.string().nullable(),
        company: z.string().nullable(),
        note: z.string(),
        carPlate: z.string().nullable(),
        language: z.string().nullable(),
        group: VisitorGroup.nullable(),
        answers: z.array(CustomAnswer),
        host: z.string(),
        enteredAt: Instant,
        withdrawnAt: Instant.nullable(),
        visits: z.array(
          z.object({
            reception: z.string().nullable(),
            start: Instant,
            end: Instant,
            status: VisitStatus,
            toldAt: Instant.nullable(),
            arrivedAt: Instant.nullable(),
            leftAt: Instant.nullable(),
            leftBy: LeftBy.nullable(),
            /** Which version of the house rules, when and in which language; null: none. */
            accepted: Accepted.nullable(),
            /** A JPEG in base64, and what was agreed to before it was taken; null: there is none, or it was taken away. */
            photo: z.object({ jpeg: z.string(), consent: Accepted }).nullable(),
            /** What the reception wrote down for itself. */
            internal: z.array(CustomAnswer),
          }),
        ),
        /** What was told to them, or to their host about them. */
        messages: z.array(
          z.object({ at: Instant, to: z.enum(['visitor', 'host']), about: z.string(), facts: z.unknown() }),
        ),
        /** What the audit says; it knows nobody but the pseudonym. */
        audit: z.array(z.object({ number: z.number().int(), at: Instant, action: z.string() })),
      }),
    ),
  }),
  problems: ['not-found'],
});

export const erasePersonalData = route({
  api: 'portal-api',
  method: 'post',
  path: '/personal-data/erase',
  summary:
    'Erases who visitors are, also from what people were told of them; visits stay as numbers, and those to come are canceled. Cannot be taken back',
  access: 'personal-data.write',
  body: z.strictObject(chosen),
  reply: z.object({ visitors: z.number().int(), visits: z.number().int() }),
  problems: ['not-found', 'not-possible-now'],
});
