import { findRooms, listPlaces, readRoom } from './rooms.ts';
import type { Route } from './route.ts';
import { openDialogSession, readMe } from './session.ts';

/** Every route of the product, in the order in which the API documentation shows them. */
export const routes: readonly Route[] = [readMe, openDialogSession, findRooms, readRoom, listPlaces];
