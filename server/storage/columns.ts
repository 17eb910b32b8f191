import type { ColumnType } from 'kysely';

/** JSON that was checked on its way in and is checked again on its way out; written as text. */
export type Json = ColumnType<unknown, string, string>;
export type DefaultedJson = ColumnType<unknown, string | undefined, string>;
export type MaybeJson = ColumnType<unknown, string | null | undefined, string | null>;

/** `timestamptz`: written as an ISO string, read as a Date, on PGlite and PostgreSQL alike. */
export type Timestamp = ColumnType<Date, string, string>;
export type MaybeTimestamp = ColumnType<Date | null, string | null | undefined, string | null>;
export type DefaultedTimestamp = ColumnType<Date, string | undefined, string>;
/** `bigint`: read as text. */
export type Count = ColumnType<string, number | string | undefined, number | string>;
/** May be left out when a row is written. */
export type Maybe<T> = ColumnType<T | null, T | null | undefined, T | null>;
export type Defaulted<T> = ColumnType<T, T | undefined, T>;
