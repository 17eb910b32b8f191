import type { OrganizationId } from '../../contract/primitives.ts';
import { readMe } from '../../contract/session.ts';
import { createCall } from '../../ui/api/call.ts';
import type { Call } from '../../ui/api/call.ts';
import { insist } from './insist.ts';
import type { TenantControl } from './tenant.ts';

/** Shorter than the pane waits, so that a frozen node costs seconds and not half a minute. */
const PATIENCE_MS = 2_500;

/** What people do over HTTP, again and again until it is answered. */
export interface People {
  /** Calls the product as this person's pane does. Every answer counts as one operation. */
  readonly caller: (person: string) => Promise<Call>;
  /** Answered operations so far. */
  readonly answered: () => number;
  /** What went wrong on the way to an answer, by kind. */
  readonly troubles: ReadonlyMap<string, number>;
  readonly note: (error: unknown) => void;
}

export function createPeople(productUrl: string, tenant: TenantControl): People {
  const callers = new Map<string, Promise<Call>>();
  const troubles = new Map<string, number>();
  let answered = 0;

  function note(error: unknown): void {
    const code: unknown =
      error instanceof Object ? (Reflect.get(error, 'code') ?? Reflect.get(error, 'reason')) : null;
    const kind = typeof code === 'string' ? code : String(error);
    troubles.set(kind, (troubles.get(kind) ?? 0) + 1);
  }

  async function enter(person: string): Promise<Call> {
    const token = await tenant.token(person);
    let organization: OrganizationId | null = null;
    const once = createCall({
      baseUrl: productUrl,
      getToken: async () => token,
      organization: () => organization,
      timeoutMs: PATIENCE_MS,
    });
    const call: Call = async (route, input, options) => {
      const reply = await insist(() => once(route, input, options), note);
      answered += 1;
      return reply;
    };
    const { organizations } = await call(readMe, {});
    organization = organizations[0]?.id ?? null;
    if (organization === null) throw new Error(`${person} has a role nowhere`);
    return call;
  }

  return {
    caller(person) {
      const entering = callers.get(person) ?? enter(person);
      callers.set(person, entering);
      return entering;
    },
    answered: () => answered,
    troubles,
    note,
  };
}
