import { randomUUID } from 'node:crypto';
import { listResourceMailboxes } from '../../../contract/calendars.ts';
import { connectServer, readAttempt } from '../../../contract/integrations.ts';
import type { Attempt } from '../../../contract/integrations.ts';
import type { IntegrationId } from '../../../contract/primitives.ts';
import type { RouteCall } from '../../../contract/route.ts';
import type { PortalPerson } from '../../support/portal-person.ts';

export const PASSWORD = 'Lys på Havnen 7!';
export const EWS_URL = 'https://exchange.sim.test/EWS/Exchange.asmx';

type ServerForm = NonNullable<RouteCall<typeof connectServer>['body']>;

/** The form of the wizard, filled in right for the simulated Exchange Server. */
export function serverForm(over: Partial<ServerForm> = {}): ServerForm {
  return {
    id: randomUUID(),
    label: 'Exchange in Copenhagen',
    url: EWS_URL,
    account: 'svc-foyer@nordhavn.example',
    userName: 'NORDHAVN\\svc-foyer',
    password: PASSWORD,
    exchangeVersion: 'Exchange2013_SP1',
    authority: null,
    controlMailbox: 'olav@nordhavn.example',
    ...over,
  };
}

/** Reads an attempt, as the portal does, until it has ended. */
export async function ended(person: PortalPerson, id: string): Promise<Attempt> {
  for (;;) {
    const attempt = await person.call(readAttempt, { params: { id } });
    if (attempt.state !== 'running') return attempt;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

export async function integrate(person: PortalPerson, form: ServerForm): Promise<Attempt> {
  return await ended(person, (await person.call(connectServer, { body: form })).id);
}

/** Name and state of each step that was not skipped. */
export function statesOf({ steps }: Attempt): readonly string[] {
  return steps.filter(({ state }) => state !== 'skipped').map(({ name, state }) => `${name} ${state}`);
}

/** The step that failed, and its diagnosis. */
export function failureOf({ steps }: Attempt) {
  const failed = steps.find(({ state }) => state === 'failed');
  return {
    step: failed?.name,
    code: failed?.diagnosis?.code,
    diagnosis: failed?.diagnosis,
    facts: failed?.facts ?? [],
  };
}

/** The addresses that the Exchange behind an integration lists right now. */
export async function listRooms(person: PortalPerson, id: IntegrationId): Promise<readonly string[]> {
  const { mailboxes } = await person.call(listResourceMailboxes, { params: { id }, query: { fresh: 'yes' } });
  return mailboxes.map(({ mailbox }) => mailbox);
}
