import { ewsRefusals } from './ews-error.ts';

/** Exchange writes the same bytes with another alphabet in EWS than in Graph. */
export function ewsId(id: string): string {
  return Buffer.from(id, 'base64url').toString('base64');
}

/** The id as the simulated state knows it. Throws ErrorInvalidIdMalformed. */
export function stateId(id: string): string {
  if (!/^[\w+/-]+={0,2}$/.test(id)) throw ewsRefusals.malformedId();
  return Buffer.from(id, 'base64').toString('base64url');
}
