import type { ProblemCode } from '../../contract/problem.ts';
import type { ProblemEntry } from './problem-entry.ts';

/** What programs meet that call `/api/v1`. */
export const apiProblems = {
  'already-settled': {
    status: 409,
    title: 'This request is settled already',
    meaning:
      'It was settled under another id, or in a settlement of the portal, and costs what it cost then.',
    remedy:
      'Read the request: `settled` says as what. If it is changed later, settling it again books the difference.',
  },
  'api-key-missing': {
    status: 401,
    title: 'The request carries no API key',
    meaning: 'Programs call this address with a key that an owner of the organization made for them.',
    remedy:
      'Send `Authorization: Bearer <key>`. An owner makes keys in the portal, under Admin Center → API keys.',
  },
  'api-key-refused': {
    status: 401,
    title: 'This API key does not work',
    meaning: 'The key is not known, was revoked, or has expired; `detail` says which when the key is right.',
    remedy:
      'Ask an owner of the organization for a new key (Admin Center → API keys) and put it in place of this one.',
  },
} as const satisfies Partial<Record<ProblemCode, ProblemEntry>>;
