/** The people side of an Entra tenant, as far as access decisions need it. */
export interface Directory {
  /**
   * Which of `groups` (object ids) the person belongs to, directly or through other groups.
   * Throws a Problem with an `exchange-*` or `entra-*` code when the directory cannot be asked.
   */
  memberGroups(person: string, groups: readonly string[]): Promise<ReadonlySet<string>>;
}
