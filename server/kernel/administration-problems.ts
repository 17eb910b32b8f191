import type { ProblemCode } from '../../contract/problem.ts';
import type { ProblemEntry } from './problem-entry.ts';

/** What those meet who set Foyer up: signing in to the portal, connecting, editing together. */
export const administrationProblems = {
  'already-exists': {
    status: 409,
    title: 'This exists already',
    meaning: 'Something with the same name, address or holder is there already.',
    remedy: 'Open what is there, or choose another name.',
  },
  'calendar-not-found': {
    status: 404,
    title: 'This calendar does not exist',
    meaning: 'The calendar was removed, or it belongs to an organization you are not part of.',
    remedy: 'Look at the list of calendars again.',
  },
  'changed-meanwhile': {
    status: 409,
    title: 'Somebody else changed this meanwhile',
    meaning:
      'What you changed was changed by somebody else after you had read it. `current` holds what is there now; nothing was overwritten.',
    remedy: 'Look at the newer version, and make your change again where it still makes sense.',
  },
  'consent-refused': {
    status: 403,
    title: 'The consent was not accepted',
    meaning:
      'The administrator declined, the answer named another tenant than the one that was proven, or the person who signed in may not consent for it.',
    remedy:
      'Start again from Integrations, and sign in as a Global Administrator or Privileged Role Administrator of the tenant you want to connect.',
  },
  'flow-ended': {
    status: 410,
    title: 'This step has ended',
    meaning:
      'A sign-in to the portal or a set-up step waits for its answer for ten minutes, works once, and only in the browser that began it.',
    remedy: 'Sign in to the portal again; a set-up step starts anew from Integrations.',
  },
  'idempotency-key-reused': {
    status: 409,
    title: 'This id was used for something else',
    meaning: 'The id in the request belongs to an earlier request with other content.',
    remedy: 'Make a new id for a new request; repeat a request only as it was.',
  },
  'integration-ended': {
    status: 409,
    title: 'This way of connecting has ended',
    meaning: 'Exchange Online refuses Exchange Web Services from 1 April 2027 on.',
    remedy: 'Connect the tenant through Microsoft Graph instead.',
  },
  'integration-not-found': {
    status: 404,
    title: 'This integration does not exist',
    meaning: 'The integration was removed, or it belongs to an organization you are not part of.',
    remedy: 'Look at the list of integrations again.',
  },
  'last-owner': {
    status: 409,
    title: 'An organization needs an owner',
    meaning:
      'This is the last owner of the organization who is named as a person. Without one nobody could give roles any more.',
    remedy: 'Make another person owner first.',
  },
  'not-empty': {
    status: 409,
    title: 'This is still in use',
    meaning: 'Rooms, other places, roles, prices or packages still belong to it.',
    remedy: 'Move or remove them first; the answer says what they are.',
  },
  'origin-refused': {
    status: 403,
    title: 'This request came from another site',
    meaning: 'A request that changes something must come from a page of Foyer itself.',
    remedy: 'Open the portal and do it there. Programs use the API with a key, not the cookie of a browser.',
  },
  'owner-needed': {
    status: 403,
    title: 'Only an owner may do this',
    meaning: 'Roles of owners are given and taken by owners.',
    remedy: 'Ask an owner of the organization.',
  },
  'password-needed': {
    status: 422,
    title: 'Enter the password again',
    meaning:
      'The address of the server or the account was changed. A stored password is never sent to another place than the one it was entered for.',
    remedy: 'Enter the password of the service account and save again.',
  },
  'precondition-required': {
    status: 428,
    title: 'Say which version you changed',
    meaning: 'Two people may edit this at once, so a change must name the version that it was made from.',
    remedy: 'Read the item, and send its `version` in the header If-Match.',
  },
  'session-ended': {
    status: 401,
    title: 'Your sign-in has ended',
    meaning:
      'You signed out, were away for more than half an hour, signed in more than twelve hours ago, or an administrator ended your sign-ins.',
    remedy: 'Sign in again; you come back to where you were.',
  },
  'sign-up-refused': {
    status: 403,
    title: 'This code does not open a new organization',
    meaning:
      'A new organization needs the one-time code that this server printed when it started; it was mistyped or used already.',
    remedy: 'Ask the operator of the server for the code; starting the server again prints a new one.',
  },
} as const satisfies Partial<Record<ProblemCode, ProblemEntry>>;
