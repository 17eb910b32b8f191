import type { DeadlineRule } from '../../contract/deadlines.ts';
import { TimeOfDay } from '../../contract/deadlines.ts';
import type { Allergen, Diet } from '../../contract/menu-items.ts';

/** An item of a fixture; what is left out is as usual. */
export interface ItemWords {
  readonly name: string;
  readonly description?: string;
  /** In øre, without VAT. */
  readonly price: number;
  readonly unit?: string;
  readonly deadline?: DeadlineRule;
  readonly least?: number;
  readonly most?: number;
  readonly allergens?: readonly Allergen[];
  readonly diets?: readonly Diet[];
  readonly stock?: number;
  readonly covers?: number;
  readonly options?: readonly {
    readonly name: string;
    readonly isRequired: boolean;
    readonly choices: readonly { readonly name: string; readonly price: number }[];
  }[];
}

export type MenuWords = readonly { readonly category: string; readonly items: readonly ItemWords[] }[];

const twoDaysBefore: DeadlineRule = { kind: 'days-before', days: 2, time: TimeOfDay.parse('12:00') };

/** What the providers of fixture F0 offer, by the name of the provider. */
export const menus: ReadonlyMap<string, MenuWords> = new Map([
  [
    'Canteen CPH',
    [
      {
        category: 'Drinks',
        items: [
          {
            name: 'Coffee',
            description: 'Freshly brewed, in a thermos.',
            price: 2_500,
            unit: 'per person',
            diets: ['vegan'],
            options: [
              {
                name: 'Milk',
                isRequired: false,
                choices: [
                  { name: 'Whole milk', price: 0 },
                  { name: 'Oat drink', price: 300 },
                ],
              },
            ],
          },
          { name: 'Tea', price: 2_000, unit: 'per person', diets: ['vegan', 'organic'] },
          { name: 'Sparkling water', description: 'A bottle of 0.75 l.', price: 1_800, unit: 'per bottle' },
        ],
      },
      {
        category: 'Food',
        items: [
          {
            name: 'Lunch',
            description: 'The buffet of the day: a warm dish, salads, bread.',
            price: 9_500,
            unit: 'per person',
            deadline: twoDaysBefore,
            covers: 1,
            allergens: ['gluten', 'eggs', 'milk', 'celery', 'mustard'],
          },
          {
            name: 'Sandwich',
            price: 5_500,
            unit: 'per person',
            covers: 1,
            allergens: ['gluten', 'eggs', 'mustard'],
            options: [
              {
                name: 'Filling',
                isRequired: true,
                choices: [
                  { name: 'Chicken', price: 0 },
                  { name: 'Smoked salmon', price: 1_000 },
                  { name: 'Hummus', price: 0 },
                ],
              },
              {
                name: 'Butter',
                isRequired: false,
                choices: [
                  { name: 'With butter', price: 0 },
                  { name: 'Without butter', price: 0 },
                ],
              },
            ],
          },
          { name: 'Fruit', price: 1_500, unit: 'per person', least: 4, diets: ['vegan', 'gluten-free'] },
          {
            name: 'Cake',
            description: 'What the bakery has on the day.',
            price: 3_200,
            unit: 'per person',
            least: 4,
            allergens: ['gluten', 'eggs', 'milk', 'nuts'],
            diets: ['vegetarian'],
          },
        ],
      },
    ],
  ],
  [
    'AV CPH',
    [
      {
        category: 'Equipment',
        items: [
          {
            name: 'Camera',
            description: 'Follows whoever speaks.',
            price: 20_000,
            unit: 'per meeting',
            stock: 1,
            most: 1,
          },
          { name: 'Microphone', price: 7_500, stock: 6 },
          { name: 'Loudspeaker', price: 12_500, stock: 2 },
          { name: 'Adapter for a laptop', description: 'HDMI and USB-C.', price: 0, stock: 10 },
        ],
      },
      {
        category: 'People',
        items: [{ name: 'Technician', price: 65_000, unit: 'per hour', most: 8 }],
      },
    ],
  ],
  [
    'Kitchen NYC',
    [
      {
        category: 'Drinks',
        items: [
          { name: 'Coffee', price: 3_000, unit: 'per person', diets: ['vegan'] },
          { name: 'Iced tea', price: 2_800, unit: 'per person', diets: ['vegan'] },
        ],
      },
      {
        category: 'Food',
        items: [
          {
            name: 'Bagel',
            price: 4_500,
            covers: 1,
            allergens: ['gluten', 'milk', 'sesame'],
            diets: ['vegetarian'],
          },
          {
            name: 'Lunch box',
            price: 11_000,
            unit: 'per person',
            covers: 1,
            allergens: ['gluten', 'eggs', 'milk'],
          },
        ],
      },
    ],
  ],
]);
