import { z } from 'zod';
import { DeskVisit, VisitStep } from './front-desk.ts';
import { ListedHostId } from './listed-hosts.ts';
import { oneLine, prose } from './primitives.ts';
import { route } from './route.ts';
import { ReceptionId, VisitId, VisitorId } from './visitor-ids.ts';

/** A coach full of people. */
export const MOST_WALK_INS = 60;
/** A desk checks in whoever came together. */
export const MOST_STEPS = 200;

/** Whom a walk-in visits, as the directory knows them. */
const FoundHost = z.object({
  tenantId: z.string(),
  id: z.string(),
  name: z.string(),
  /** Null: nobody can be written to there. */
  mail: z.string().nullable(),
});
export type FoundHost = z.output<typeof FoundHost>;

/** Whom a walk-in visits, as the list of the reception knows them. */
const FoundListedHost = z.object({ id: ListedHostId, name: z.string(), mail: z.string() });
export type FoundListedHost = z.output<typeof FoundListedHost>;

export const findHosts = route({
  api: 'portal-api',
  method: 'get',
  path: '/hosts',
  summary:
    'Hosts on the list of a reception, and people of the connected tenants, whose name begins with something; for whoever stands at a desk',
  access: 'visits.work',
  query: z.strictObject({ reception: ReceptionId, search: oneLine(100) }),
  reply: z.object({
    /** Those of the reception's own list come before everybody else, and are not named twice. */
    listed: z.array(FoundListedHost),
    hosts: z.array(FoundHost),
    /** Tenants that could not be asked, and why. */
    notices: z.array(z.object({ tenantId: z.string(), title: z.string(), detail: z.string() })),
  }),
  problems: ['not-found'],
});

const tenantOrPerson = z.string().min(1).max(64);

const somebody = [
  z.strictObject({ tenantId: tenantOrPerson, id: tenantOrPerson }),
  z.strictObject({ listed: ListedHostId }),
] as const;

/** Somebody of the directory or of the reception's list, or a name that neither had: then nobody is told. */
export const WalkInHost = z.union([...somebody, z.strictObject({ name: oneLine(300) })]);
export type WalkInHost = z.output<typeof WalkInHost>;

export const welcomeWalkIns = route({
  api: 'portal-api',
  method: 'post',
  path: '/receptions/:id/walk-ins',
  summary:
    'Notes who stands at the desk without having been announced, as on site, and tells the host once. The same ids with the same words are the same people',
  access: 'visits.work',
  params: z.strictObject({ id: ReceptionId }),
  body: z.strictObject({
    visitors: z
      .array(
        z.strictObject({
          id: VisitorId,
          name: oneLine(300),
          company: oneLine(200).nullable().default(null),
        }),
      )
      .min(1)
      .max(MOST_WALK_INS),
    host: WalkInHost,
    note: prose(1_000).default(''),
  }),
  reply: z.object({ visits: z.array(DeskVisit) }),
  status: 201,
  problems: ['not-found', 'idempotency-key-reused', 'not-possible-now'],
});

export const nameHosts = route({
  api: 'portal-api',
  method: 'post',
  path: '/receptions/:id/hosts',
  summary:
    'Says who of the directory, or of the list of the reception, the host of walk-ins is, of whom only a name was known; the host is told once of those on site',
  access: 'visits.work',
  params: z.strictObject({ id: ReceptionId }),
  body: z.strictObject({
    host: z.union(somebody),
    visits: z
      .array(z.strictObject({ id: VisitId, version: z.number().int().min(1) }))
      .min(1)
      .max(MOST_WALK_INS),
  }),
  reply: z.object({ visits: z.array(DeskVisit) }),
  problems: ['not-found', 'changed-meanwhile', 'not-possible-now'],
});

export const checkInTogether = route({
  api: 'portal-api',
  method: 'post',
  path: '/receptions/:id/check-ins',
  summary:
    'Checks in visitors who came together, all or none; each host is told once of those who came. Checks out alike, and takes both back',
  access: 'visits.work',
  params: z.strictObject({ id: ReceptionId }),
  body: z.strictObject({
    step: VisitStep,
    visits: z
      .array(z.strictObject({ id: VisitId, version: z.number().int().min(1) }))
      .min(1)
      .max(MOST_STEPS),
  }),
  reply: z.object({ visits: z.array(DeskVisit) }),
  problems: ['not-found', 'changed-meanwhile', 'not-possible-now'],
});
