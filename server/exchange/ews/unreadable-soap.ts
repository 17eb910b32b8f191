/**
 * A reply that is not the answer of Exchange Web Services. `foreign`: something else answers at this address (a web
 * page, another service); `broken`: it is SOAP, but cut off, malformed or made to do harm.
 */
export class UnreadableSoap extends Error {
  override readonly name = 'UnreadableSoap';
  readonly kind: 'foreign' | 'broken';

  constructor(kind: 'foreign' | 'broken', message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.kind = kind;
  }
}
