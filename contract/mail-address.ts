/** RFC 5321, section 4.5.3.1.1, in octets; what is taken here has one per character. */
const LONGEST_LOCAL = 64;
/** RFC 5321, section 4.5.3.1.2. */
const LONGEST_DOMAIN = 255;
const LONGEST_LABEL = 63;

/** `vera.olsen+work` (RFC 5321, section 4.1.2: Dot-string of atext, RFC 5322, section 3.2.3). */
const DOT_STRING = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
/** `"vera,olsen"` (Quoted-string); without the angle brackets, which no mail library lets into an envelope. */
const QUOTED_STRING = /^"(?:[\x20-\x21\x23-\x3B\x3D\x3F-\x5B\x5D-\x7E]|\\[\x20-\x3B\x3D\x3F-\x7E])+"$/;
/** Letters and digits of any script (RFC 6531, section 3.3, U-label), with hyphens inside. */
const LABEL = /^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]*[\p{L}\p{M}\p{N}])?$/u;

/** RFC 5321, section 4.5.3.1.3, without the brackets of the path. */
const LONGEST = 254;

/**
 * Why nothing can be sent to an address, to be said after its name; null: something can. Takes what RFC 5321 allows, and
 * domains of any script (RFC 6531), which are sent as ASCII. Refused is what is allowed, but turned away by mail servers in
 * wide use: other letters than ASCII before the @, and blanks and further @ within quotation marks. It would be known only
 * when the mail comes back, and then nobody is told.
 */
export function mailTrouble(address: string): string | null {
  const at = address.lastIndexOf('@');
  const [local, domain] = [address.slice(0, at), address.slice(at + 1)];
  if (at < 1 || domain === '') return 'must be a mail address';
  if (/[^\0-\x7F]/.test(local)) {
    return 'has letters before the @ that not every mail server takes; leave it empty or give another address';
  }
  if (address.length > LONGEST) return `must have at most ${LONGEST} characters`;
  if (local.length > LONGEST_LOCAL) return `must have at most ${LONGEST_LOCAL} characters before the @`;
  if (!DOT_STRING.test(local) && !QUOTED_STRING.test(local)) return 'must be a mail address';
  if (/[ @]/.test(local)) {
    return 'has a blank or an @ in quotation marks, which not every mail server takes; leave it empty or give another address';
  }
  return domainTrouble(domain);
}

function domainTrouble(domain: string): string | null {
  const labels = domain.split('.');
  const isName =
    domain.length <= LONGEST_DOMAIN &&
    labels.length > 1 &&
    labels.every((label) => label.length <= LONGEST_LABEL && LABEL.test(label)) &&
    !/^\d+$/.test(labels.at(-1) ?? '') &&
    (labels.at(-1)?.length ?? 0) > 1;
  return isName ? null : 'must have the name of a domain after the @';
}
