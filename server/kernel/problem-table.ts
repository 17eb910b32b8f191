import type { ProblemCode } from '../../contract/problem.ts';
import { administrationProblems } from './administration-problems.ts';
import { apiProblems } from './api-problems.ts';
import { kioskProblems } from './kiosk-problems.ts';
import type { ProblemEntry } from './problem-entry.ts';

export type { ProblemEntry } from './problem-entry.ts';

export const problemTable: Readonly<Record<ProblemCode, ProblemEntry>> = {
  'already-booked': {
    status: 409,
    title: 'This meeting is in a room’s calendar already',
    meaning:
      'Rooms show the meeting, or the meeting that was chosen belongs to another plan. What is booked is changed and canceled in Outlook.',
    remedy:
      'Change or cancel the meeting in Outlook; what hangs on it follows. In the portal, choose another meeting.',
  },
  'body-too-large': {
    status: 413,
    title: 'The request is too large',
    meaning: 'The body of the request is larger than any call to this address needs.',
    remedy:
      'Send less at once. If the Foyer pane caused this, tell your administrator: it should not happen.',
  },
  'deadline-passed': {
    status: 409,
    title: 'Requests for this time are closed',
    meaning:
      'The team takes, changes and gives back requests up to a certain time before the delivery, and that time has passed.',
    remedy:
      'Call the team, choose another time, or cancel or move the meeting in Outlook: the team then decides about the late change.',
  },
  'price-changed': {
    status: 409,
    title: 'The price has changed',
    meaning:
      'What was put together costs something else by now: a price, or a rate of tax, was changed meanwhile.',
    remedy: 'Look at both totals and order again if you agree. Nothing was ordered yet.',
  },
  'sold-out': {
    status: 409,
    title: 'There is not enough left',
    meaning:
      'The team makes so many covers in an hour, or has so many of a thing, and others have asked for them at that time already.',
    remedy:
      'Order fewer, choose another time for the delivery, or call the team: it can take the order beyond its limits by hand. Nothing was ordered.',
  },
  'provider-closed': {
    status: 409,
    title: 'The team does not work then',
    meaning: 'The delivery would be on a day, or at an hour, at which the team does not work.',
    remedy:
      'Choose another time for the delivery, or another team. Whoever looks after the team can change its hours and closed days in the portal.',
  },
  'entra-unavailable': {
    status: 503,
    title: 'Microsoft Entra cannot be reached',
    meaning:
      'Foyer asked Microsoft Entra to confirm an identity or to issue a token and got no usable answer.',
    remedy:
      'Try again in a few minutes. If it lasts, check the service health of Microsoft 365 and whether this server may reach the sign-in address.',
  },
  'exchange-forbidden': {
    status: 502,
    title: 'Exchange does not let Foyer read this',
    meaning:
      'Exchange knows Foyer but refuses it this room or this question: the room is outside the scope that was granted, or the grant is missing.',
    remedy:
      'An administrator checks the management scope and the role assignment of Foyer in Exchange. A new grant can take up to two hours to work.',
  },
  'exchange-throttled': {
    status: 503,
    title: 'Exchange asks to slow down',
    meaning: 'Foyer, or everything together in this organization, asked Exchange more often than it allows.',
    remedy: 'Wait for the time given in Retry-After, then try again.',
  },
  'exchange-timeout': {
    status: 504,
    title: 'Exchange did not answer in time',
    meaning: 'Foyer waited for Exchange until its time limit. Nothing was changed.',
    remedy: 'Try again. If it lasts, check the service health of Microsoft 365.',
  },
  'exchange-unauthorized': {
    status: 502,
    title: 'Exchange does not accept the sign-in of Foyer',
    meaning:
      'The certificate of Foyer is unknown or expired, consent was withdrawn, or the application was removed.',
    remedy:
      'An administrator compares the certificate in Entra with that of this installation and grants consent again if it is gone.',
  },
  'exchange-unavailable': {
    status: 503,
    title: 'Exchange cannot be reached',
    meaning: 'The connection failed or Exchange answered that it is not available.',
    remedy: 'Try again in a few minutes. If it lasts, check the service health of Microsoft 365.',
  },
  'exchange-unreadable': {
    status: 502,
    title: 'The answer of Exchange cannot be read',
    meaning: 'Something answered in place of Exchange, or an answer broke off half way.',
    remedy: 'Try again. If it lasts, look for a proxy or sign-in page between this server and Microsoft 365.',
  },
  'invalid-parameter': {
    status: 400,
    title: 'A parameter of the address is not right',
    meaning:
      'The address has a parameter that is not known, or one that cannot be read. `errors` names each. Nothing was looked for: an empty list would have been a wrong answer.',
    remedy:
      'Correct the parameters that are named. In an address a + stands for a blank: the offset of a time is written with %2B.',
  },
  'invalid-request': {
    status: 422,
    title: 'The request has mistakes',
    meaning:
      'One or more values are missing, malformed or contradict each other. `errors` lists every one with a pointer to its place.',
    remedy: 'Correct the values named in `errors` and send the request again.',
  },
  'malformed-body': {
    status: 400,
    title: 'The body is not valid JSON',
    meaning: 'The body could not be read as a JSON object or array.',
    remedy: 'Send well-formed JSON in UTF-8.',
  },
  'no-role': {
    status: 403,
    title: 'You have no role in Foyer',
    meaning: 'You are signed in, but nobody has given you a role in this organization.',
    remedy: 'Ask the Foyer contact of your organization to add you to a group that has a role.',
  },
  'not-found': {
    status: 404,
    title: 'There is nothing here',
    meaning: 'The address does not exist, or it belongs to an organization you are not part of.',
    remedy: 'Check the address. The addresses that exist are listed in the API documentation.',
  },
  'not-possible-now': {
    status: 409,
    title: 'This cannot be done with the request as it stands',
    meaning:
      'The request has ended, or its status does not allow this step: only some steps lead on from each status.',
    remedy:
      'Read the request again; it says what can be done with it now. For something new, add a new request.',
  },
  'organization-not-chosen': {
    status: 400,
    title: 'No organization was chosen',
    meaning:
      'Your directory can belong to several organizations, and the request did not say which one it means.',
    remedy:
      'Send the id of the organization in the header Foyer-Organization; `GET /addin-api/me` lists those you can choose from.',
  },
  overloaded: {
    status: 503,
    title: 'Foyer is busy',
    meaning:
      'More requests are being worked on than this server takes at once, or more people are changing the same thing, so this one was turned away.',
    remedy: 'Wait for the time given in Retry-After, then try again.',
  },
  'permission-missing': {
    status: 403,
    title: 'Your role does not allow this',
    meaning: 'You have a role in this organization, but not one that includes this action.',
    remedy: 'Ask the Foyer contact of your organization which role you need.',
  },
  'room-not-found': {
    status: 404,
    title: 'This room does not exist',
    meaning: 'The room was removed, or it is not one of the rooms that you may see.',
    remedy: 'Choose another room. If this one should be there, ask the Foyer contact of your organization.',
  },
  'storage-unavailable': {
    status: 503,
    title: 'The database cannot be reached',
    meaning: 'Foyer could not read or write its own database. Nothing was changed.',
    remedy:
      'Try again in a moment. If it lasts, the operator of this server checks the database and `/readyz`.',
  },
  'tenant-not-connected': {
    status: 403,
    title: 'Your organization does not use Foyer yet',
    meaning: 'You are signed in, but your Microsoft Entra tenant is not linked to any organization in Foyer.',
    remedy: 'An administrator of your organization sets Foyer up and links the tenant.',
  },
  'ticket-refused': {
    status: 401,
    title: 'This sign-in can no longer be used',
    meaning:
      'The ticket of the sign-in window is unknown, older than a minute, used already, or was asked for by another pane.',
    remedy: 'Sign in again.',
  },
  'token-missing': {
    status: 401,
    title: 'You are not signed in',
    meaning: 'The request carries no access token, or in the portal no session.',
    remedy: 'Sign in. The API of the add-in takes the token as `Authorization: Bearer …`.',
  },
  'token-refused': {
    status: 401,
    title: 'Your sign-in was not accepted',
    meaning:
      'The access token is expired, not meant for Foyer, or not signed by Microsoft Entra. Which of these is in the log of the server only.',
    remedy: 'Sign in again.',
  },
  'too-many-requests': {
    status: 429,
    title: 'Too many attempts',
    meaning: 'Too many sign-ins, or too many failed ones, came from your network address within a minute.',
    remedy: 'Wait for the time given in Retry-After, then try again.',
  },
  'unsupported-media-type': {
    status: 415,
    title: 'Only JSON is understood here',
    meaning: 'The body was sent in another format or encoding than JSON in UTF-8.',
    remedy: 'Send JSON with `Content-Type: application/json`.',
  },
  ...apiProblems,
  ...administrationProblems,
  ...kioskProblems,
};
