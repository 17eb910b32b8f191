/** What an administrator needs to know about one code: what happened, who can mend it, and how. */
export interface CatalogueEntry {
  /** As it is shown and searched for; the page `/problems/<code>` explains it. */
  readonly code: string;
  /** Other codes that mean the same here. */
  readonly aliases: readonly string[];
  readonly domain: Domain;
  readonly type: ProblemType;
  /** In which step or at which place it appears. */
  readonly where: string;
  /** What happened, and why; whole sentences. */
  readonly explanation: string;
  /** What to do now; whole sentences. */
  readonly fix: string;
  /** PowerShell to paste, with what is known filled in. */
  readonly cmdlet?: (facts: CmdletFacts) => string;
}

export const domains = [
  'Microsoft Entra',
  'Exchange Online',
  'Exchange Server',
  'Network',
  'Foyer',
  'Outlook',
] as const;
export type Domain = (typeof domains)[number];

/** Who can usually mend an error of each type. */
export const problemTypes = {
  Configuration: 'Configuration error: you can usually mend this yourself by changing a setting.',
  Permission: 'Permission error: an administrator of Exchange or Entra has to change what is allowed.',
  Data: 'Data error: a mailbox or a meeting is not what, or not where, it was expected to be.',
  Transient: 'Passing error: it ends by itself, and Foyer tries again; nothing has to be done at first.',
  Defect: 'Mistake in Foyer: you should never see this; please report it.',
  Internal: 'Internal signal: Foyer deals with this by itself, and nothing is lost.',
} as const;
export type ProblemType = keyof typeof problemTypes;

/** What may be filled into a command; what is not known is written as a placeholder. */
export interface CmdletFacts {
  /** The application (client) id of this installation. */
  readonly clientId?: string | undefined;
  /** The object id of the enterprise application in the customer's tenant, not that of the registration. */
  readonly servicePrincipalId?: string | undefined;
  /** A room that should be readable. */
  readonly room?: string | undefined;
  /** A mailbox that must not be readable. */
  readonly person?: string | undefined;
  /** The service account on Exchange Server. */
  readonly account?: string | undefined;
}

type EntryParts = Omit<CatalogueEntry, 'aliases' | 'domain' | 'where'> & {
  readonly aliases?: readonly string[];
  readonly where?: string;
};

/** Makes the entries of one domain; `where` holds for those that do not say it themselves. */
export function entriesOf(
  domain: Domain,
  where: string,
  entries: readonly EntryParts[],
): readonly CatalogueEntry[] {
  return entries.map((entry) => ({ aliases: [], where, ...entry, domain }));
}
