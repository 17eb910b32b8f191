/** A mail as it is handed over. */
export interface Mail {
  /** Stable for one mail however often it is sent: receivers tell repeats by it (RFC 5322, Message-ID). */
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** BCP 47. */
  readonly language: string;
  /** What the HTML shows under `cid:<cid>` (RFC 2392); PNG. */
  readonly pictures?: readonly { readonly cid: string; readonly content: Buffer }[];
  /** Files for a calendar (RFC 5545), to be opened or left. */
  readonly calendars?: readonly {
    readonly fileName: string;
    readonly method: 'PUBLISH' | 'CANCEL';
    readonly text: string;
  }[];
}

export interface Mailer {
  /** Resolves once the mail server has taken the mail. Rejects with a MailFault. */
  send(mail: Mail): Promise<void>;
  readonly close: () => void;
}

/** Why a mail was not taken. Holds codes only: what mail servers say in words names addresses. */
export class MailFault extends Error {
  /** The mail server will never take it; otherwise it may later. */
  readonly isFinal: boolean;
  /** An SMTP reply code such as `550`, or the system's, such as `ECONNREFUSED`. */
  readonly code: string;

  constructor(code: string, isFinal: boolean) {
    super(`The mail server did not take a mail (${code})`);
    this.name = 'MailFault';
    this.code = code;
    this.isFinal = isFinal;
  }
}
