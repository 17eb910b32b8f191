import type { ProblemCode } from '../../contract/problem.ts';
import type { ProblemEntry } from './problem-entry.ts';

/** What a kiosk meets. */
export const kioskProblems = {
  'kiosk-not-paired': {
    status: 401,
    title: 'This device is no kiosk',
    meaning:
      'It was never paired, was taken away in the portal, was paired more than 30 days ago, or another device took its place.',
    remedy:
      'Make a pairing code in the portal, on the page of the reception, and type it at the kiosk within ten minutes.',
  },
  'pairing-refused': {
    status: 403,
    title: 'This pairing code does not work',
    meaning: 'It was mistyped, used already, replaced by a newer one, or made more than ten minutes ago.',
    remedy: 'Make a new code in the portal, on the page of the reception, and type it at the kiosk.',
  },
  'rules-changed': {
    status: 409,
    title: 'There are other house rules now',
    meaning:
      'The version that was accepted is not in force: a newer one was published while the visitor was reading.',
    remedy: 'Read and accept the newer version. Nobody was checked in.',
  },
  'see-reception': {
    status: 409,
    title: 'The reception welcomes this visitor itself',
    meaning:
      'Not everybody is checked in at a kiosk: some are to speak with the reception first, which was told.',
    remedy: 'Go to the reception. Nobody was checked in, and nobody was told of an arrival.',
  },
} as const satisfies Partial<Record<ProblemCode, ProblemEntry>>;
