import type { OrganizationId } from '../../../contract/primitives.ts';
import type { ChangeNotifications, Exchange, ExchangeSetup, Integration } from '../../exchange/index.ts';
import type { CmdletFacts } from '../../kernel/catalogue/index.ts';
import type { Inspection } from '../../outbound/inspection.ts';
import type { Draft } from './integration.ts';

/** Both sides of a connection; `readPassword` is asked at every call and only by kinds that have one. */
export type Connect = (
  integration: Integration,
  readPassword: () => Promise<string>,
) => {
  readonly exchange: Exchange;
  readonly setup: ExchangeSetup;
  readonly notifications: ChangeNotifications | null;
};

/** What the steps need of the outside. */
export interface StepsDeps {
  readonly inspection: Inspection;
  readonly connect: Connect;
  /** An app-only token; rejects with a Problem that names Entra's code. */
  readonly getToken: (
    tenantId: string,
    resource: string,
    wish?: { readonly fresh?: boolean },
  ) => Promise<string>;
  readonly microsoft: Microsoft;
  /** Waits; rejects when the signal aborts. */
  readonly pause: (ms: number, signal: AbortSignal) => Promise<void>;
}

/** Where Microsoft is, and who we are there. */
export interface Microsoft {
  readonly clientId: string;
  /** e.g. `https://login.microsoftonline.com` */
  readonly authority: string;
  readonly graphOrigin: string;
  readonly exchangeOrigin: string;
  /** Origins that are carried elsewhere. */
  readonly originMap: ReadonlyMap<string, string>;
}

/** One press of *Integrate*, *Save* or *Test*, as its steps see it. */
export interface Trial {
  readonly organization: OrganizationId;
  /** Of the attempt: what a failure names when Microsoft gave no id of its own. */
  readonly attempt: string;
  readonly draft: Draft;
  readonly readPassword: () => Promise<string>;
  /** Right after consent Entra may take a minute until it knows the application in the tenant. */
  readonly isAfterConsent: boolean;
}

/** What is known for filling in commands. */
export function cmdletFacts(
  { draft }: Pick<Trial, 'draft'>,
  { clientId }: Pick<Microsoft, 'clientId'>,
  room?: string,
  learned?: string,
): CmdletFacts {
  const stored = draft.reach.kind === 'ews-server' ? null : draft.reach.tenant.servicePrincipalId;
  const servicePrincipalId = learned ?? stored;
  return {
    clientId,
    ...(servicePrincipalId !== null && { servicePrincipalId }),
    ...(draft.reach.kind === 'ews-server' && {
      account: draft.reach.server.userName ?? draft.reach.server.account,
    }),
    ...(draft.controlMailbox !== null && { person: draft.controlMailbox }),
    ...(room !== undefined && { room }),
  };
}
