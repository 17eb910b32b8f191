import { Router } from 'express';
import { z } from 'zod';
import type { FixtureRequest } from '../seed/fixtures.ts';
import type { SimulatedTenant } from '../state/directory.ts';
import type { MailboxChange, World } from '../state/world.ts';
import { ControlError, Instant, Name, notYet, parse } from './parse.ts';

/** What the switches reach besides the world itself. */
export interface Services {
  /** Lays a fresh world in both halves; resolves when everybody is ready. */
  readonly reset: (request: FixtureRequest) => Promise<void>;
  readonly consent: (tenantId: string, given: boolean) => void;
  readonly certificateKnown: (given: boolean) => void;
  /** The access token that the person's pane would hold. */
  readonly paneToken: (tenantId: string, personId: string) => Promise<string>;
}

const MOST_MEETINGS = 2_000_000;

const Fixture = z
  .discriminatedUnion('fixture', [
    z.strictObject({ fixture: z.literal('F0') }),
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

const Clock = z.strictObject({ now: Instant.nullable() });
const Mailbox = z.union([
  z.enum(['room', 'user', 'removed']),
  z.strictObject({ renamed: z.email().max(320) }),
]);
const Tenant = z.strictObject({
  /** Name, domain or id; all tenants without it. */
  tenant: Name.optional(),
  consent: z.boolean().optional(),
  scope: z.enum(['rooms', 'everything', 'half']).optional(),
  certificateKnown: z.boolean().optional(),
  ewsEnabled: z.boolean().optional(),
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
  router.put('/clock', (req, res) => {
    world.clock.set(parse(Clock, req.body).now);
    res.json(clock());
  });

  router.put('/tenant', (req, res) => {
    const change = parse(Tenant, req.body);
    if (change.ewsEnabled !== undefined) throw notYet('Exchange Web Services');
    const tenants = world.tenants().filter((tenant) => isNamed(tenant, change.tenant));
    if (tenants.length === 0) throw new ControlError(404, `There is no tenant ${change.tenant ?? ''}.`);
    for (const { id } of tenants) {
      if (change.consent !== undefined) services.consent(id, change.consent);
      if (change.scope !== undefined) world.setScope(id, change.scope);
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

function isNamed({ id, name, domain }: SimulatedTenant, wanted: string | undefined): boolean {
  return wanted === undefined || [id, name, domain].includes(wanted);
}

function isEmpty(body: unknown): boolean {
  return body === undefined || (typeof body === 'object' && body !== null && Object.keys(body).length === 0);
}
