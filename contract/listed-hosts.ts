import { z } from 'zod';
import { FileEncoding, Flag, OutcomeCounts, rowReport } from './file-import.ts';
import { HostChannel } from './host-channels.ts';
import { Guid, Mail, Name, oneLine, Version } from './primitives.ts';
import { route } from './route.ts';
import { ReceptionId } from './visitor-ids.ts';

/** Whoever visits a house with more people looks for them in its directory. */
export const MOST_LISTED_HOSTS = 2_000;

/** A host on the list of a reception; made by whoever adds them, so that saying it twice is saying it once. */
export const ListedHostId = z
  .uuid({ error: 'must be an id as this API gives them, a UUID' })
  .toLowerCase()
  .brand<'ListedHostId'>();
export type ListedHostId = z.output<typeof ListedHostId>;

/** How one host is told of arrivals: by mail alone, or in one of the ways of their reception. */
export const OwnChannel = z.enum(['mail', ...HostChannel.options]);
export type OwnChannel = z.output<typeof OwnChannel>;

export const listedHostFields = {
  name: Name,
  mail: Mail,
  /** As it is written in the country of the reception, or with its country code; kept as E.164. */
  phone: oneLine(40).nullable().default(null),
  /** Null: as the reception tells everybody. */
  channel: OwnChannel.nullable().default(null),
};

export const ListedHost = z.object({
  id: ListedHostId,
  name: z.string(),
  mail: z.string(),
  phone: z.string().nullable(),
  channel: OwnChannel.nullable(),
  version: Version,
});
export type ListedHost = z.output<typeof ListedHost>;

const atReception = z.strictObject({ id: ReceptionId });
const ofHost = z.strictObject({ id: ListedHostId });

export const listListedHosts = route({
  api: 'portal-api',
  method: 'get',
  path: '/receptions/:id/listed-hosts',
  summary: 'The hosts on the list of a reception, by name',
  access: 'receptions.write',
  params: atReception,
  reply: z.object({
    hosts: z.array(ListedHost),
    /** Of the whole list: what an import names. */
    version: Version,
  }),
  problems: ['not-found'],
});

export const addListedHost = route({
  api: 'portal-api',
  method: 'post',
  path: '/receptions/:id/listed-hosts',
  summary: 'Puts a host on the list of a reception. The same id with the same words is the same host',
  access: 'receptions.write',
  params: atReception,
  body: z.strictObject({ id: ListedHostId, ...listedHostFields }),
  reply: ListedHost,
  status: 201,
  problems: ['not-found', 'idempotency-key-reused', 'not-possible-now'],
});

export const changeListedHost = route({
  api: 'portal-api',
  method: 'put',
  path: '/listed-hosts/:id',
  summary: 'Writes a host of a list anew',
  access: 'receptions.write',
  conditional: true,
  params: ofHost,
  body: z.strictObject(listedHostFields),
  reply: ListedHost,
  problems: ['not-found', 'changed-meanwhile'],
});

export const removeListedHost = route({
  api: 'portal-api',
  method: 'delete',
  path: '/listed-hosts/:id',
  summary: 'Takes a host off a list. Visits keep whom they are to',
  access: 'receptions.write',
  conditional: true,
  params: ofHost,
  reply: z.object({}),
  problems: ['not-found', 'changed-meanwhile'],
});

export const hostColumns = ['name', 'mail', 'phone', 'channel'] as const;
export const HostColumn = z.enum(hostColumns);
export type HostColumn = z.output<typeof HostColumn>;

/** How a file of hosts is to be read, and whether it is only tried. */
export const HostImportQuery = z.strictObject({
  isDryRun: Flag,
  /** Whoever is on the list and not in the file goes. */
  isWhole: Flag,
  encoding: FileEncoding.default('utf-8'),
});
export type HostImportQuery = z.output<typeof HostImportQuery>;

export const HostRowReport = rowReport(HostColumn);
export type HostRowReport = z.output<typeof HostRowReport>;

/** What an import did, or would do: all of it or, when any row is refused, nothing. */
export const HostImportReport = z.object({
  isDryRun: z.boolean(),
  isImported: z.boolean(),
  counts: OutcomeCounts.extend({ removed: z.number().int() }),
  rows: z.array(HostRowReport),
  /** Of the list, afterwards. */
  version: Version,
});
export type HostImportReport = z.output<typeof HostImportReport>;

export const importGroup = route({
  api: 'portal-api',
  method: 'post',
  path: '/receptions/:id/listed-hosts/import-group',
  summary:
    'Puts whoever is in a group of Entra now on the list of a reception, or only says what that would do',
  access: 'receptions.write',
  conditional: true,
  params: atReception,
  body: z.strictObject({
    group: z.strictObject({ tenantId: Guid, id: Guid }),
    isDryRun: z.boolean(),
    isWhole: z.boolean(),
  }),
  reply: HostImportReport,
  problems: ['not-found', 'changed-meanwhile', 'not-possible-now'],
});

/** Every route about the hosts of a reception; a file goes to `POST …/listed-hosts/import` and comes from `GET …/export`. */
export const listedHostRoutes = [
  listListedHosts,
  addListedHost,
  changeListedHost,
  removeListedHost,
  importGroup,
] as const;
