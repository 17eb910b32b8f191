import type { ExchangeServerVersion } from '../setup.port.ts';
import type { EwsVersion } from './ews-library.ts';
import type { ServerVersion } from './read-soap.ts';

/**
 * A server's build numbers in words, after Microsoft's list "Exchange Server build numbers and release dates": a name,
 * and the highest schema that we let an administrator choose.
 */
export function describeVersion(version: ServerVersion): ExchangeServerVersion {
  const { major, minor, build, revision } = version;
  const product = `Exchange ${nameOf(version)} (${major}.${minor}.${build})`;
  return { product, schema: schemaOf(version), build: `${major}.${minor}.${build}.${revision}` };
}

/** The first build of Exchange Server Subscription Edition, which kept the numbers of 2019. */
const FIRST_SUBSCRIPTION_EDITION = 2562;
/** The first build of Exchange 2013 with Service Pack 1. */
const FIRST_2013_SP1 = 847;

function nameOf({ major, minor, build }: ServerVersion): string {
  if (major === 15 && minor >= 20) return 'Online';
  if (major === 15 && minor === 2) return build >= FIRST_SUBSCRIPTION_EDITION ? 'Server SE' : '2019';
  if (major === 15) return minor === 1 ? '2016' : '2013';
  if (major === 14) return '2010';
  return major === 8 ? '2007' : 'Server';
}

function schemaOf({ major, minor, build }: ServerVersion): EwsVersion | null {
  if (major > 15 || (major === 15 && minor >= 1)) return 'Exchange2016';
  if (major === 15) return build >= FIRST_2013_SP1 ? 'Exchange2013_SP1' : 'Exchange2013';
  return major === 14 && minor >= 2 ? 'Exchange2010_SP2' : null;
}
