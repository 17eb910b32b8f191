import type { Announced } from './envelope.ts';
import { EwsError } from './ews-error.ts';

/** RequestServerVersion's values in the order in which Exchange learned them, with the first server that knows each. */
const inOrder = [
  'Exchange2007',
  'Exchange2007_SP1',
  'Exchange2010',
  'Exchange2010_SP1',
  'Exchange2010_SP2',
  'Exchange2013',
  'Exchange2013_SP1',
  'Exchange2015',
  'Exchange2016',
];
/** Versions by date, of Exchange Online and of servers from 2016 on. */
const DATED = /^V(20\d\d)_\d\d_\d\d$|^V2_\d{1,3}$/;

/** Throws ErrorInvalidServerVersion for a version that the announced server does not know. */
export function checkVersion(requested: string | null, announced: Announced): void {
  if (requested === null) return;
  const newest = inOrder.indexOf(announced);
  const at = inOrder.indexOf(requested);
  const isModern = announced === 'online' || announced === 'Exchange2016';
  if (isModern ? at !== -1 || DATED.test(requested) : at !== -1 && at <= newest) return;
  throw new EwsError(
    'ErrorInvalidServerVersion',
    'The request has an invalid RequestServerVersion SOAP header.',
  );
}
