/** What a problem code means: the same words serve the response, the page `/problems/<code>` and the API documentation. */
export interface ProblemEntry {
  readonly status: number;
  /** Constant per code, as RFC 9457 asks; what is special about one case goes into `detail`. */
  readonly title: string;
  readonly meaning: string;
  readonly remedy: string;
}
