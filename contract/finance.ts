import { z } from 'zod';
import { BasisPoints, Currency } from './money.ts';
import { Name, oneLine, Version } from './primitives.ts';
import { route } from './route.ts';
import { ProviderMember } from './service-ids.ts';

const id = { error: 'must be an id as this API gives them, a UUID' };

export const VatCategoryId = z.uuid(id).toLowerCase().brand<'VatCategoryId'>();
export type VatCategoryId = z.output<typeof VatCategoryId>;

export const CostCenterId = z.uuid(id).toLowerCase().brand<'CostCenterId'>();
export type CostCenterId = z.output<typeof CostCenterId>;

export const CostCenterGroupId = z.uuid(id).toLowerCase().brand<'CostCenterGroupId'>();
export type CostCenterGroupId = z.output<typeof CostCenterGroupId>;

/** Somebody who may charge something: a person, or everybody in an Entra group (nested groups count). */
const Holder = ProviderMember;
const HolderReply = ProviderMember.extend({ name: z.string() });
const Holders = z.array(Holder).max(200);

/** As it stands on invoices and in the ERP system; kept as it was typed. */
const Code = oneLine(50);

export const CurrencyReply = z.object({
  currency: Currency,
  /** Something carries a price in it already: it cannot be changed any more. */
  isFixed: z.boolean(),
  version: Version,
});
export type CurrencyReply = z.output<typeof CurrencyReply>;

export const VatCategoryReply = z.object({
  id: VatCategoryId,
  name: z.string(),
  rate: BasisPoints,
  /** An inactive one cannot be chosen any more; what has it keeps it. */
  isActive: z.boolean(),
  version: Version,
});
export type VatCategoryReply = z.output<typeof VatCategoryReply>;

export const CostCenterReply = z.object({
  id: CostCenterId,
  code: z.string(),
  name: z.string(),
  /** Everybody may charge it; otherwise its holders, and members of the groups that it is in. */
  isOpen: z.boolean(),
  holders: z.array(HolderReply),
  isActive: z.boolean(),
  version: Version,
});
export type CostCenterReply = z.output<typeof CostCenterReply>;

export const CostCenterGroupReply = z.object({
  id: CostCenterGroupId,
  name: z.string(),
  costCenters: z.array(CostCenterId),
  /** They may charge every cost center in the group. */
  members: z.array(HolderReply),
  version: Version,
});
export type CostCenterGroupReply = z.output<typeof CostCenterGroupReply>;

export const readFinance = route({
  api: 'portal-api',
  method: 'get',
  path: '/finance',
  summary: 'Currency, VAT categories by name, cost centers by code, and their groups by name',
  access: 'services.read',
  reply: z.object({
    currency: CurrencyReply,
    vatCategories: z.array(VatCategoryReply),
    costCenters: z.array(CostCenterReply),
    groups: z.array(CostCenterGroupReply),
  }),
});

export const changeCurrency = route({
  api: 'portal-api',
  method: 'put',
  path: '/finance/currency',
  summary: 'Chooses the currency of all prices, as long as nothing carries a price',
  access: 'services.write',
  conditional: true,
  body: z.strictObject({ currency: Currency }),
  reply: CurrencyReply,
  problems: ['changed-meanwhile', 'not-empty'],
});

const vatFields = { name: Name, rate: BasisPoints };

export const addVatCategory = route({
  api: 'portal-api',
  method: 'post',
  path: '/vat-categories',
  summary: 'Adds a VAT category: what is taxed at one rate',
  access: 'services.write',
  body: z.strictObject({ id: VatCategoryId, ...vatFields }),
  reply: VatCategoryReply,
  status: 201,
  problems: ['already-exists', 'idempotency-key-reused'],
});

export const changeVatCategory = route({
  api: 'portal-api',
  method: 'patch',
  path: '/vat-categories/:id',
  summary:
    'Changes a VAT category, or takes it out of use; what was ordered stays as it was ordered, at the rate of then',
  access: 'services.write',
  conditional: true,
  params: z.strictObject({ id: VatCategoryId }),
  body: z.strictObject({ ...vatFields, isActive: z.boolean() }).partial(),
  reply: VatCategoryReply,
  problems: ['not-found', 'changed-meanwhile', 'already-exists'],
});

const costCenterFields = { code: Code, name: Name, isOpen: z.boolean(), holders: Holders };

export const addCostCenter = route({
  api: 'portal-api',
  method: 'post',
  path: '/cost-centers',
  summary: 'Adds a cost center',
  access: 'services.write',
  body: z.strictObject({ id: CostCenterId, ...costCenterFields }),
  reply: CostCenterReply,
  status: 201,
  problems: ['already-exists', 'idempotency-key-reused'],
});

export const changeCostCenter = route({
  api: 'portal-api',
  method: 'patch',
  path: '/cost-centers/:id',
  summary: 'Changes a cost center, or takes it out of use',
  access: 'services.write',
  conditional: true,
  params: z.strictObject({ id: CostCenterId }),
  body: z.strictObject({ ...costCenterFields, isActive: z.boolean() }).partial(),
  reply: CostCenterReply,
  problems: ['not-found', 'changed-meanwhile', 'already-exists'],
});

const groupFields = {
  name: Name,
  costCenters: z
    .array(CostCenterId)
    .max(500)
    .transform((all) => [...new Set(all)].toSorted()),
  members: Holders,
};

export const addCostCenterGroup = route({
  api: 'portal-api',
  method: 'post',
  path: '/cost-center-groups',
  summary: 'Adds a group of cost centers: its members may charge all of them',
  access: 'services.write',
  body: z.strictObject({ id: CostCenterGroupId, ...groupFields }),
  reply: CostCenterGroupReply,
  status: 201,
  problems: ['already-exists', 'idempotency-key-reused'],
});

export const changeCostCenterGroup = route({
  api: 'portal-api',
  method: 'patch',
  path: '/cost-center-groups/:id',
  summary: 'Changes a group of cost centers',
  access: 'services.write',
  conditional: true,
  params: z.strictObject({ id: CostCenterGroupId }),
  body: z.strictObject(groupFields).partial(),
  reply: CostCenterGroupReply,
  problems: ['not-found', 'changed-meanwhile', 'already-exists'],
});

export const removeCostCenterGroup = route({
  api: 'portal-api',
  method: 'delete',
  path: '/cost-center-groups/:id',
  summary: 'Removes a group of cost centers; the cost centers stay',
  access: 'services.write',
  conditional: true,
  params: z.strictObject({ id: CostCenterGroupId }),
  reply: z.strictObject({}),
  problems: ['not-found', 'changed-meanwhile'],
});
