import type { OutboundCall } from '../../outbound/outbound.ts';

/** Calls of one hour that were alike. Empty text stands for "none". */
export interface Tally {
  /** The integration, or (for questions about people) the Entra tenant, in whose name it was called. */
  readonly integration: string;
  /** The start of the hour, ISO. */
  readonly hour: string;
  readonly service: string;
  readonly operation: string;
  readonly mailbox: string;
  readonly properties: string;
  readonly outcome: string;
  readonly count: number;
  readonly lastAt: string;
}

const LONGEST_PROPERTIES = 500;
const LONGEST_OPERATION = 100;
const GUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

/**
 * What a call adds to the record: one entry per mailbox it asks about, so that the record of a room shows every time it
 * was read. Sign-in to Entra touches no mailbox and belongs to no integration; it gives nothing.
 */
export function talliesOf(call: OutboundCall): readonly Tally[] {
  const { integration, service, at } = call;
  if (integration === null || !GUID.test(integration)) return [];
  const asked = call.mailboxes.length > 0 ? call.mailboxes : [call.mailbox ?? ''];
  return [...new Set(asked.map((mailbox) => mailbox.toLowerCase()))].map((mailbox) => ({
    integration,
    hour: `${at.slice(0, 13)}:00:00.000Z`,
    service,
    operation: call.operation.slice(0, LONGEST_OPERATION),
    mailbox,
    properties: (call.properties ?? '').slice(0, LONGEST_PROPERTIES),
    outcome: call.fault ?? String(call.status),
    count: 1,
    lastAt: at,
  }));
}

/** What makes two calls alike. */
export function keyOf(tally: Tally): string {
  const { integration, hour, service, operation, mailbox, properties, outcome } = tally;
  return JSON.stringify([integration, hour, service, operation, mailbox, properties, outcome]);
}
