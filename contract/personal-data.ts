import { z } from 'zod';
import { Guid, Instant, Mail, oneLine } from './primitives.ts';
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
  /** SMS to their telephone that were sent, or wait to be. */
  sms: z.number().int(),
});
export type KnownVisitor = z.output<typeof KnownVisitor>;

/** A colleague who told the room finder something of themselves, or for whom somebody or something came to a desk. */
export const KnownColleague = z.object({
  tenantId: Guid,
  id: Guid,
  name: z.string(),
  mail: z.string().nullable(),
  /** So many rooms they marked. */
  favorites: z.number().int(),
  /** They said in which building they are. */
  hasPlace: z.boolean(),
  /** So often somebody came for them unannounced, or something did. */
  hosted: z.number().int(),
});
export type KnownColleague = z.output<typeof KnownColleague>;

/** What people stand in who are no visitors. */
export const RecordKind = z.enum([
  'listed-host',
  'walk-in-host',
  'parcel-host',
  'parcel-sender',
  'room-fault',
]);
export type RecordKind = z.output<typeof RecordKind>;

export const RecordKey = z.strictObject({ kind: RecordKind, id: z.uuid().toLowerCase() });
export type RecordKey = z.output<typeof RecordKey>;

/** An entry in which somebody stands. */
export const KnownRecord = z.object({
  ...RecordKey.shape,
  name: z.string(),
  mail: z.string().nullable(),
  /** The reception, or the room. */
  where: z.string(),
  /** Since when; null: nobody wrote it down. */
  at: Instant.nullable(),
});
export type KnownRecord = z.output<typeof KnownRecord>;

export const ExportedRecord = KnownRecord.extend({
  pseudonym: z.string(),
  facts: z.record(z.string(), z.unknown()),
});
export type ExportedRecord = z.output<typeof ExportedRecord>;

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
    colleagues: z.array(KnownColleague),
    records: z.array(KnownRecord),
    /** Requests and what was said about them in which the address or the whole name stands; to be looked at by people. */
    mentions: z.number().int(),
    /** Entries of watch lists that fit; to be looked at by people. */
    watched: z.number().int(),
    isComplete: z.boolean(),
  }),
});

const chosen = z
  .strictObject({
    visitors: z
      .array(VisitorId)
      .max(MOST_FOUND_PEOPLE)
      .transform((ids) => [...new Set(ids)])
      .default([]),
    colleagues: z
      .array(z.strictObject({ tenantId: Guid, id: Guid }))
      .max(MOST_FOUND_PEOPLE)
      .default([]),
    records: z.array(RecordKey).max(MOST_FOUND_PEOPLE).default([]),
  })
  .refine(({ visitors, colleagues, records }) => visitors.length + colleagues.length + records.length > 0, {
    path: ['visitors'],
    error: 'must name somebody',
  });

export const exportPersonalData = route({
  api: 'portal-api',
  method: 'post',
  path: '/personal-data/export',
  summary:
    'Everything that is kept about visitors, and of colleagues what they told the room finder and who came for them unannounced, to be handed to the person they are',
  access: 'personal-data.write',
  body: chosen,
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
            /** Stays on earlier days of the same visit. */
            earlier: z.array(z.object({ arrivedAt: Instant, leftAt: Instant, leftBy: LeftBy.nullable() })),
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
        /** What was written to their telephone; the text is kept until it is sent, and null from then on. */
        sms: z.array(
          z.object({
            at: Instant,
            state: z.enum(['waiting', 'taken', 'failed', 'dropped', 'limited']),
            text: z.string().nullable(),
          }),
        ),
        /** What the audit says; it knows nobody but the pseudonym. */
        audit: z.array(z.object({ number: z.number().int(), at: Instant, action: z.string() })),
      }),
    ),
    colleagues: z.array(
      z.object({
        pseudonym: z.string(),
        name: z.string(),
        mail: z.string().nullable(),
        /** Their building, or their floor. */
        place: z.string().nullable(),
        favorites: z.array(z.object({ room: z.string(), mailbox: z.string(), markedAt: Instant })),
        /** Null: they told the room finder nothing. */
        changedAt: Instant.nullable(),
        /** What came for them to a desk, the latest first: somebody unannounced, or a parcel. */
        hosted: z.array(
          z.object({ kind: z.enum(['walk-in', 'parcel']), reception: z.string().nullable(), at: Instant }),
        ),
      }),
    ),
    records: z.array(ExportedRecord),
  }),
  problems: ['not-found'],
});

export const erasePersonalData = route({
  api: 'portal-api',
  method: 'post',
  path: '/personal-data/erase',
  summary:
    'Erases who visitors are, also from what people were told of them; visits stay as numbers, and those to come are canceled. Of colleagues it erases what they told the room finder, for whom somebody or something came, and takes them off what else they stand in. Cannot be taken back',
  access: 'personal-data.write',
  body: chosen,
  reply: z.object({
    visitors: z.number().int(),
    visits: z.number().int(),
    colleagues: z.number().int(),
    records: z.number().int(),
  }),
  problems: ['not-found', 'not-possible-now'],
});
