/** Why a token was refused. For the log only: whoever sent it learns that it was refused and nothing else. */
export type TokenFlaw =
  | 'algorithm'
  | 'app-only'
  | 'audience'
  | 'claims'
  | 'client'
  | 'critical-header'
  | 'expired'
  | 'issuer'
  | 'key-id'
  | 'key-of-another-issuer'
  | 'malformed'
  | 'nonce'
  | 'not-yet-valid'
  | 'person'
  | 'scope'
  | 'session'
  | 'signature'
  | 'tenant'
  | 'too-long'
  | 'unknown-key';

/** Thrown inside server/entra only; what leaves is a Problem with this as its cause. */
export class TokenRefused extends Error {
  override readonly name = 'TokenRefused';
  /** The log keeps an error's `code`. */
  readonly code: TokenFlaw;

  constructor(code: TokenFlaw, options?: { cause?: unknown }) {
    super(`token refused: ${code}`, options);
    this.code = code;
  }
}
