/** What access decisions ask a tenant. */
export interface Directory {
  /**
   * Which of `groups` (object ids) the person belongs to, directly or through other groups.
   * Throws a Problem with an `exchange-*` or `entra-*` code when the directory cannot be asked.
   */
  memberGroups(person: string, groups: readonly string[]): Promise<ReadonlySet<string>>;
}

/** A person as the directory of their tenant knows them. */
export interface DirectoryPerson {
  readonly id: string;
  readonly name: string;
  readonly surname: string | null;
  /** Lower case. */
  readonly mail: string | null;
  /** Invited into the tenant. */
  readonly isGuest: boolean;
}

export interface DirectoryGroup {
  readonly id: string;
  readonly name: string;
}

/** The people and groups of an Entra tenant, for giving roles and explaining them; all of it throws as `memberGroups`. */
export interface PeopleDirectory extends Directory {
  /** Security groups whose name begins with `prefix`, whatever the case of its letters; the first twenty. */
  findGroups(prefix: string): Promise<readonly DirectoryGroup[]>;
  /** People whose name begins with `prefix`; the first twenty. */
  findPeople(prefix: string): Promise<readonly DirectoryPerson[]>;
  /** Null when the tenant has nobody of this object id. */
  readPerson(person: string): Promise<DirectoryPerson | null>;
  /**
   * The people in a group, directly or through other groups; about `most` of them at the most, and whether that is all.
   * A group that is gone has none.
   */
  listMembers(
    group: string,
    most: number,
  ): Promise<{ readonly people: readonly DirectoryPerson[]; readonly isComplete: boolean }>;
}

/** People by their addresses, for finding out who has left; throws as `memberGroups`. */
export interface MailDirectory {
  /** Those who have one of these addresses (lower case) as their own, at most fifteen addresses in one question. */
  findByMail(mails: readonly string[]): Promise<readonly DirectoryPerson[]>;
}
