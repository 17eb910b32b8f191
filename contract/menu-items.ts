import { z } from 'zod';
import { DeadlineRule, Weekday } from './deadlines.ts';
import { VatCategoryId } from './finance.ts';
import { BasisPoints, Minor, Price } from './money.ts';
import { Name, oneLine, UnitId, Version } from './primitives.ts';
import { ProviderId } from './service-ids.ts';

const id = { error: 'must be an id as this API gives them, a UUID' };

export const ItemId = z.uuid(id).toLowerCase().brand<'ItemId'>();
export type ItemId = z.output<typeof ItemId>;

export const CategoryId = z.uuid(id).toLowerCase().brand<'CategoryId'>();
export type CategoryId = z.output<typeof CategoryId>;

/** A question about an item, such as *milk*, and one of the answers to it; both are only known within the item. */
export const OptionId = z.uuid(id).toLowerCase().brand<'OptionId'>();
export type OptionId = z.output<typeof OptionId>;
export const ChoiceId = z.uuid(id).toLowerCase().brand<'ChoiceId'>();
export type ChoiceId = z.output<typeof ChoiceId>;

/** The fourteen that must be declared (Regulation (EU) No 1169/2011, Annex II). */
export const allergens = [
  'gluten',
  'crustaceans',
  'eggs',
  'fish',
  'peanuts',
  'soybeans',
  'milk',
  'nuts',
  'celery',
  'mustard',
  'sesame',
  'sulfites',
  'lupin',
  'mollusks',
] as const;
export const Allergen = z.enum(allergens, { error: `must be one of ${allergens.join(', ')}` });
export type Allergen = z.output<typeof Allergen>;

export const diets = [
  'vegetarian',
  'vegan',
  'halal',
  'kosher',
  'gluten-free',
  'lactose-free',
  'organic',
] as const;
export const Diet = z.enum(diets, { error: `must be one of ${diets.join(', ')}` });
export type Diet = z.output<typeof Diet>;

/** A day of any year, `12-24`; the 29th of February is one. */
export const MonthDay = z
  .string()
  .refine(isDayOfYear, { error: 'must be a day of the year such as 12-24' })
  .brand<'MonthDay'>();
export type MonthDay = z.output<typeof MonthDay>;

/** In a leap year; the 31st of a shorter month would be read as the 1st of the next one. */
function isDayOfYear(text: string): boolean {
  if (!/^\d\d-\d\d$/.test(text)) return false;
  const day = new Date(`2024-${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.getUTCDate() === Number(text.slice(3));
}

/** From its first to its last day; one that ends before it begins goes over New Year. */
export const Season = z.strictObject({ from: MonthDay, to: MonthDay });
export type Season = z.output<typeof Season>;

const MOST_DESCRIPTION = 2_000;
const Description = z
  .string()
  .transform((text) => text.replace(/\r\n?/g, '\n').trim())
  .refine((text) => text.length <= MOST_DESCRIPTION, {
    error: `must be at most ${MOST_DESCRIPTION} characters`,
  })
  .refine((text) => !/[\p{Cs}\u202A-\u202E\u2066-\u2069]|(?![\n\t])\p{Cc}/u.test(text), {
    error: 'must be ordinary characters',
  });

export const MOST_QUANTITY = 10_000;
const quantity = { error: `must be a whole number from 1 to ${MOST_QUANTITY}` };
const Quantity = z.number(quantity).int(quantity).min(1, quantity).max(MOST_QUANTITY, quantity);
const stock = { error: `must be a whole number from 0 to ${MOST_QUANTITY}` };
const Amount = z.number(stock).int(stock).min(0, stock).max(MOST_QUANTITY, stock);

/** A question to whoever orders an item, with its answers; `price` comes on top, for each one. */
const Option = z.strictObject({
  id: OptionId,
  name: Name,
  /** One of the choices must be made. */
  isRequired: z.boolean(),
  choices: z
    .array(z.strictObject({ id: ChoiceId, name: Name, price: Price }))
    .min(1, { error: 'must offer something to choose' })
    .max(30),
});

/** What a package consists of: so many of another item. */
const Content = z.strictObject({ item: ItemId, quantity: Quantity });

/** Everything that is said about an item, as it is entered. */
export const itemFields = {
  /** Null: it stands before the first category. */
  category: CategoryId.nullable(),
  name: Name,
  description: Description,
  /** Without VAT, in the currency of the organization. */
  unitPrice: Price,
  /** What one of it is: *per person*, *per piece*. */
  unit: oneLine(40),
  vat: VatCategoryId,
  /** Besides the provider's; the earlier moment counts. */
  deadline: DeadlineRule.nullable(),
  /** Null: on every day on which the provider delivers. */
  weekdays: z
    .array(Weekday)
    .min(1, { error: 'must name a day' })
    .transform((days) => [...new Set(days)].toSorted((one, other) => one - other))
    .nullable(),
  season: Season.nullable(),
  least: Quantity,
  /** Null: as many as anybody likes. */
  most: Quantity.nullable(),
  allergens: z.array(Allergen).transform((all) => allergens.filter((one) => all.includes(one))),
  diets: z.array(Diet).transform((all) => diets.filter((one) => all.includes(one))),
  options: z.array(Option).max(20),
  /** Places where it is to be had, each with everything below it; null: wherever the provider serves. */
  units: z
    .array(UnitId)
    .min(1, { error: 'must name a place' })
    .max(200)
    .transform((units) => [...new Set(units)].toSorted())
    .nullable(),
  /** So many exist, at any one time; null: they are made as they are ordered. */
  stock: Amount.nullable(),
  /** What one counts against the covers that the provider makes in an hour. */
  covers: Amount,
  contents: z.array(Content).max(50),
};

/** An item as it is on a menu. */
export const MenuItem = z.object({
  ...itemFields,
  id: ItemId,
  provider: ProviderId,
  name: z.string(),
  description: z.string(),
  unitPrice: Minor,
  unit: z.string(),
  /** With the rate of today. */
  vat: z.object({ id: VatCategoryId, name: z.string(), rate: BasisPoints }),
  options: z.array(
    Option.extend({
      name: z.string(),
      choices: z.array(z.object({ id: ChoiceId, name: z.string(), price: Minor })),
    }),
  ),
  /** Changes with the picture; null: there is none. */
  picture: z.string().nullable(),
  /** An inactive one is offered to nobody; what was ordered stays. */
  isActive: z.boolean(),
  version: Version,
});
export type MenuItem = z.output<typeof MenuItem>;
