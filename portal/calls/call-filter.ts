/** Which calls to show; an empty text asks for all. */
export interface CallFilterValues {
  readonly integration: string;
  readonly mailbox: string;
  readonly operation: string;
}

const fields = ['integration', 'mailbox', 'operation'] as const;
const LONGEST = { integration: 36, mailbox: 320, operation: 100 } as const;

export function callFilterOf(params: URLSearchParams): CallFilterValues {
  const read = (field: (typeof fields)[number]) => (params.get(field) ?? '').trim().slice(0, LONGEST[field]);
  return { integration: read('integration'), mailbox: read('mailbox'), operation: read('operation') };
}

/** What is asked for, without what is left open. */
export function paramsOf(filter: CallFilterValues): Record<string, string> {
  const asked = fields.map((field) => [field, filter[field].trim()]).filter(([, text]) => text !== '');
  return Object.fromEntries(asked) as Record<string, string>; // pairs of texts, as just made
}
