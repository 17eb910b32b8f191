import type { Count, Defaulted, Json, Maybe, MaybeJson } from '../columns.ts';

/** What providers offer. */
export interface MenuTables {
  readonly menu: MenuTable;
  readonly menu_category: MenuCategoryTable;
  readonly menu_item: MenuItemTable;
  readonly menu_content: MenuContentTable;
  readonly menu_picture: MenuPictureTable;
}

/** One per provider, once anything was written on it. */
export interface MenuTable {
  readonly organization_id: string;
  readonly provider_id: string;
  /** Counts every change of anything on it. */
  readonly version: Defaulted<number>;
}

export interface MenuCategoryTable {
  readonly organization_id: string;
  readonly id: string;
  readonly provider_id: string;
  readonly name: string;
  readonly position: number;
  readonly version: Defaulted<number>;
}

export interface MenuItemTable {
  readonly organization_id: string;
  readonly id: string;
  readonly provider_id: string;
  readonly category_id: Maybe<string>;
  /** Within the whole menu. */
  readonly position: number;
  readonly name: string;
  readonly description: Defaulted<string>;
  /** In the smallest unit of the organization's currency, without VAT. */
  readonly unit_price: Count;
  readonly unit: string;
  readonly vat_category_id: string;
  readonly deadline: MaybeJson;
  /** 1 is Monday. */
  readonly weekdays: Maybe<number[]>;
  /** `MM-DD`; both or neither. */
  readonly season_from: Maybe<string>;
  readonly season_to: Maybe<string>;
  readonly least: Defaulted<number>;
  readonly most: Maybe<number>;
  readonly allergens: Defaulted<string[]>;
  readonly diets: Defaulted<string[]>;
  readonly options: Json;
  /** Ids of places; one that was removed since stands for none. */
  readonly units: Maybe<string[]>;
  readonly stock: Maybe<number>;
  readonly covers: Defaulted<number>;
  readonly is_active: Defaulted<boolean>;
  readonly version: Defaulted<number>;
}

/** What a package consists of. */
export interface MenuContentTable {
  readonly organization_id: string;
  readonly package_id: string;
  readonly item_id: string;
  readonly position: number;
  readonly quantity: number;
}

export interface MenuPictureTable {
  readonly organization_id: string;
  readonly item_id: string;
  readonly content_type: 'image/png' | 'image/jpeg' | 'image/webp';
  readonly content: Buffer;
  /** Of the content. */
  readonly etag: string;
}
