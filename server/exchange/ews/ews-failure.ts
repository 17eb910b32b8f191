/** A call that Exchange, or what stands in front of it, refused. `ewsCode` is Microsoft's code, or one of our catalogue. */
export class EwsFailure extends Error {
  override readonly name = 'EwsFailure';
  readonly status: number;
  readonly ewsCode: string;
  readonly retryAfterSeconds: number | null;
  /** A fact that only this case knows, as one more sentence for the administrator. */
  readonly fact: string | null;
  /** Microsoft's named values beside the code, e.g. the primary address of an alias. */
  readonly values: ReadonlyMap<string, string>;

  constructor(
    status: number,
    ewsCode: string,
    more: {
      readonly retryAfterSeconds?: number | null;
      readonly fact?: string | null;
      readonly values?: ReadonlyMap<string, string>;
    } = {},
  ) {
    super(`Exchange Web Services answered ${status} ${ewsCode}`);
    this.status = status;
    this.ewsCode = ewsCode;
    this.retryAfterSeconds = more.retryAfterSeconds ?? null;
    this.fact = more.fact ?? null;
    this.values = more.values ?? new Map();
  }
}
