import type { Exchange } from '../exchange/exchange.port.ts';
import { integrationIdOf, organizationIdOf, planFixture } from './plan-fixture.ts';
import { layPlans } from './seed.store.ts';
import { World } from './world.ts';

/** The integration of a fixture, as far as connecting to its Exchange takes. */
export interface FixtureIntegration {
  readonly id: string;
  readonly organizationId: string;
  readonly kind: 'graph';
  readonly tenantId: string;
}

export interface SeedDeps {
  readonly db: Parameters<typeof layPlans>[0];
  readonly connect: (integration: FixtureIntegration) => Exchange;
  /** Where calendars are read through EWS; absent: they are read through Graph. */
  readonly ewsUrl?: string;
}

/**
 * Lays the product's half of a fixture: an organization per connected tenant of the world, with the rooms that its Exchange
 * really lists (Graph tells more of them than EWS, so it is asked either way). What is there already stays. Throws a ZodError when `world` is none, and the Problem
 * of an Exchange that cannot list its rooms; then nothing was changed.
 */
export async function seedFixture(deps: SeedDeps, world: unknown): Promise<void> {
  await lay(deps, World.parse(world), false);
}

/** As `seedFixture`, but from nothing: the organizations of this and every earlier fixture are removed first. */
export async function resetFixture(deps: SeedDeps, world: unknown): Promise<void> {
  await lay(deps, World.parse(world), true);
}

async function lay({ db, connect, ewsUrl }: SeedDeps, world: World, fresh: boolean): Promise<void> {
  const plans = await Promise.all(
    world.tenants
      .filter(({ connected }) => connected)
      .map(async (tenant) => {
        const id = integrationIdOf(tenant.id);
        const organizationId = organizationIdOf(tenant.id);
        const exchange = connect({ id, organizationId, kind: 'graph', tenantId: tenant.id });
        return planFixture(world.fixture, tenant, await exchange.listRooms(), ewsUrl);
      }),
  );
  await layPlans(db, plans, ({ id, tenantId }) => fresh && id === organizationIdOf(tenantId));
}
