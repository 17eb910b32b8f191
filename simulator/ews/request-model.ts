/**
 * What Microsoft's schema lets an element of a request contain: the order of its children as a regular expression over
 * `m:Name,` and `t:Name,`, its attributes, which of them are required, and its text.
 */
export interface Model {
  readonly content?: string;
  readonly attributes?: Readonly<Record<string, RegExp>>;
  readonly required?: readonly string[];
  readonly text?: RegExp;
}
