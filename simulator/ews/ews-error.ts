import type { Xml } from './write-xml.ts';

/**
 * A refusal with Exchange's response code. Thrown while one message of a batch is answered it becomes that message's
 * error; thrown before or around it, a SOAP fault with status 500.
 */
export class EwsError extends Error {
  override readonly name = 'EwsError';
  readonly code: string;
  /** Further facts for the element MessageXml. */
  readonly details: Xml | null;

  constructor(code: string, message: string, details: Xml | null = null) {
    super(message);
    this.code = code;
    this.details = details;
  }
}

/** What several operations say; texts as Exchange words them. */
export const ewsRefusals = {
  accessDenied: () => new EwsError('ErrorAccessDenied', 'Access is denied. Check credentials and try again.'),
  folderNotFound: () =>
    new EwsError('ErrorFolderNotFound', 'The specified folder could not be found in the store.'),
  itemNotFound: () => new EwsError('ErrorItemNotFound', 'The specified object was not found in the store.'),
  malformedId: () => new EwsError('ErrorInvalidIdMalformed', 'Id is malformed.'),
  noMailbox: () =>
    new EwsError('ErrorNonExistentMailbox', 'The SMTP address has no mailbox associated with it.'),
  missingMailbox: () =>
    new EwsError(
      'ErrorMissingEmailAddress',
      'When making a request as an account that does not have a mailbox, you must specify the mailbox primary SMTP address for any distinguished folder Ids.',
    ),
  impersonationDenied: () =>
    new EwsError(
      'ErrorImpersonateUserDenied',
      'The account does not have permission to impersonate the requested user.',
    ),
  invalidRequest: () => new EwsError('ErrorInvalidRequest', 'The request is invalid.'),
} as const;
