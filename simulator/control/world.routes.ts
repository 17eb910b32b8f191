import { Router } from 'express';
import { z } from 'zod';
import type { FixtureRequest } from '../seed/fixtures.ts';
import type { SimulatedTenant } from '../state/directory.ts';
import type { MailboxChange, World } from '../state/world.ts';
import { ControlError, Instant, Name, parse } from './parse.ts';

/** What the switches reach besides the world itself. */
export interface Services {
  /** Lays a fresh world in both halves; resolves when everybody is ready. */
  readonly reset: (request: FixtureRequest) => Promise<void>;
  /** Told that the clock was set; resolves when everybody has done what is due. */
  readonly clockSet: () => Promise<void>;
  readonly consent: (tenantId: string, given: boolean) => void;
  readonly certificateKnown: (given: boolean) => void;
  /** The access token that the person's pane would hold. */
  readonly paneToken: (tenantId: string, personId: string) => Promise<string>;
}

const MOST_MEETINGS = 2_000_000;

const Fixture = z
  .discriminatedUnion('fixture', [
    z.strictObject({ fixture: z.literal('F0'), workspaces: z.boolean().optional() }),
    z.strictObject({
      fixture: z.literal('campus'),
      rooms: z.number().int().min(1).max(10_000),
      meetingsPerRoomDay: z.number().int().min(0).max(96).default(6),
      days: z.number().int().min(0).max(400).default(60),
      organizations: z.number().int().min(1).max(100).default(1),
      seed: z.number().int().default(1),
    }),
  ])
  .refine(
    (request) =>
      request.fixture === 'F0' || request.rooms * request.meetingsPerRoomDay * request.days <= MOST_MEETINGS,
    { error: `rooms × meetingsPerRoomDay × days may be at most ${MOST_MEETINGS}` },
  );

/** Application permissions that somebody may have consented to beside the scoped role. */
const GRANTS = [
  'Calendars.Read',
  'Calendars.ReadBasic.All',
  'Calendars.ReadWrite',
  'Mail.Read',
  'Mail.ReadBasic.All',
  'full_access_as_app',
] as const;

const Clock = z.strictObject({ now: Instant.nullable() });
const Mailbox = z.union([
  z.enum(['room', 'user', 'removed']),
  z.strictObject({ renamed: z.email().max(320) }),
]);
const Tenant = z.strictObject({
  /** Name, domain or id; all connected tenants without it. */
  tenant: Name.optional(),
  consent: z.boolean().optional(),
  scope: z.enum(['rooms', 'everything', 'half']).optional(),
  entraGrants: z.array(z.enum(GRANTS)).max(GRANTS.length).optional(),
  certificateKnown: z.boolean().optional(),
  ewsEnabled: z.boolean().optional(),
  serverScope: z.enum(['rooms', 'everything', 'half', 'none']).optional(),
  serverAuth: z.enum(['basic', 'ntlm']).optional(),
  serverVersion: z.enum(['Exchange2010_SP2', 'Exchange2013', 'Exchange2013_SP1', 'Exchange2016']).optional(),
  /** By handle. */
  accounts: z.record(Name, z.enum(['ok', 'locked', 'disabled', 'expired', 'must-change'])).optional(),
  /** How long changes to scopes and grants take to be felt, in seconds of real time. */
  scopeDelaySeconds: z.number().min(0).max(86_400).optional(),
  mailboxes: z.record(Name, Mailbox).optional(),
});

/** The world as a whole: reset, clock, switches of the tenant, tokens. */
export function worldRoutes(world: World, services: Services): Router {
  const router = Router();

  router.post('/reset', async (req, res) => {
    const given: unknown = req.body;
    const request = parse(Fixture, isEmpty(given) ? { fixture: 'F0' } : given);
    await services.reset(request);
    res.json({ fixture: request.fixture, now: world.clock.now() });
  });

  const clock = () => ({ now: world.clock.now(), set: world.clock.isSet() });
  router.get('/clock', (_req, res) => void res.json(clock()));
  router.put('/clock', async (req, res) => {
    world.clock.set(parse(Clock, req.body).now);
    await services.clockSet();
    res.json(clock());
  });

  router.put('/tenant', (req, res) => {
    const change = parse(Tenant, req.body);
    const tenants = world.tenants().filter((tenant) => isNamed(tenant, change.tenant));
    if (tenants.length === 0) throw new ControlError(404, `There is no tenant ${change.tenant ?? ''}.`);
    const { tenant: _tenant, consent, certificateKnown: _known, mailboxes: _mailboxes, ...rest } = change;
    const { scopeDelaySeconds, accounts, ...given } = rest;
    for (const { id } of tenants) {
      if (consent !== undefined) services.consent(id, consent);
      const states = { ...world.switches.of(id).accounts, ...accounts };
      world.switches.set(id, { ...definedOnly(given), accounts: states }, scopeDelaySeconds);
    }
    if (change.certificateKnown !== undefined) services.certificateKnown(change.certificateKnown);
    for (const [address, to] of Object.entries(change.mailboxes ?? {})) {
      world.changeMailbox(address, to satisfies MailboxChange);
    }
    res.status(204).end();
  });

  router.post('/token', async (req, res) => {
    const { person } = parse(z.strictObject({ person: Name }), req.body);
    const found = world.book.anyPerson(person);
    if (!found)
      throw new ControlError(404, `Nobody is called ${person}; GET /control/people lists everybody.`);
    res.set('Cache-Control', 'no-store');
    res.json({ token: await services.paneToken(found.tenant.id, found.entry.id) });
  });

  return router;
}

function isNamed({ id, name, domain, connected }: SimulatedTenant, wanted: string | undefined): boolean {
  // Left out, it means those that use the product.
  return wanted === undefined ? connected : [id, name, domain].includes(wanted);
}

function isEmpty(body: unknown): boolean {
  return body === undefined || (typeof body === 'object' && body !== null && Object.keys(body).length === 0);
}

/** Without the keys that were not given, which must not undo what an earlier call switched. */
function definedOnly<T extends object>(given: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
