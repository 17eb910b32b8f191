/** `fresh` asks for a token that no cache has held; `claims` is Entra's challenge to be passed on, verbatim JSON. */
export type GetAccessToken = (wish?: {
  readonly fresh?: boolean;
  readonly claims?: string;
}) => Promise<string>;
