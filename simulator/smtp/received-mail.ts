import PostalMime from 'postal-mime';
import type { Address, Attachment, Email } from 'postal-mime';

/** A message as the sink keeps it. */
export interface ReceivedMail {
  readonly id: string;
  readonly messageId: string | null;
  /** Address in the message's own From. */
  readonly from: string;
  /** To whom it was really sent (the envelope), lower case: blind copies included. */
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
  readonly html: string | null;
  /** By name in lower case; one that stands several times has its values on lines of their own. */
  readonly headers: Readonly<Record<string, string>>;
  readonly attachments: readonly {
    readonly name: string;
    readonly type: string;
    /** In bytes. */
    readonly size: number;
    /** What it says, when it is text (invitations, lists); its lines end with a line feed, whatever the wire had. */
    readonly text?: string;
  }[];
  /** When it arrived, real time, UTC. */
  readonly at: string;
}

const LONGEST_TEXT = 1_000_000;

/** Reads a message of RFC 5322. Rejects when it is none. */
export async function readMail(raw: Uint8Array, to: readonly string[], id: string): Promise<ReceivedMail> {
  const email = await PostalMime.parse(raw);
  return {
    id,
    messageId: email.messageId ?? null,
    from: addressOf(email.from),
    to: to.map((address) => address.toLowerCase()),
    subject: email.subject ?? '',
    text: (email.text ?? '').slice(0, LONGEST_TEXT),
    html: email.html?.slice(0, LONGEST_TEXT) ?? null,
    headers: headersOf(email),
    attachments: email.attachments.map(attachmentOf),
    at: new Date().toISOString(),
  };
}

function addressOf(address: Address | undefined): string {
  return (address?.address ?? address?.group?.[0]?.address ?? '').toLowerCase();
}

function headersOf({ headers }: Email): Record<string, string> {
  const byName: Record<string, string> = Object.create(null);
  for (const { key, value } of headers) {
    byName[key] = byName[key] === undefined ? value : `${byName[key]}\n${value}`;
  }
  return byName;
}

function attachmentOf({ filename, mimeType, content }: Attachment): ReceivedMail['attachments'][number] {
  const bytes = typeof content === 'string' ? Buffer.from(content) : new Uint8Array(content);
  const isText = /^(text\/|application\/(json|ics))/.test(mimeType);
  return {
    name: filename ?? '',
    type: mimeType,
    size: bytes.byteLength,
    ...(isText && { text: new TextDecoder().decode(bytes).slice(0, LONGEST_TEXT) }),
  };
}
