import {
  addProvider,
  answerRequest,
  changeProvider,
  listMyProviders,
  listProviders,
  listRequests,
} from './service-teams.ts';
import {
  addTemplate,
  changeTemplate,
  listRoomProviders,
  listTemplates,
  readProviderMenu,
  withdrawTemplate,
} from './services.ts';
import { listClosedDates } from './closed-dates.ts';
import { listBoard, listProduction, readWeek } from './board.ts';
import { addNote, listMessages, markMessagesRead, writeToOrganizer, writeToTeam } from './conversations.ts';
import { orderDeliveries } from './deliveries.ts';
import { addFavorite, listFavorites, listLastOrders, removeFavorite, renameFavorite } from './favorites.ts';
import { fillIn, readRequest } from './request-page.ts';
import { editRequest } from './staff-edits.ts';
import { askOnBehalf, listServedMeetings } from './on-behalf.ts';
import { listHolidayCountries, listHolidays } from './holidays.ts';
import { previewItem, previewProvider } from './rule-preview.ts';
import type { Route } from './route.ts';

/** Every route about teams and what they are asked for. */
export const serviceRoutes = [
  addProvider,
  answerRequest,
  changeProvider,
  listMyProviders,
  listProviders,
  listRequests,
  addTemplate,
  orderDeliveries,
  listLastOrders,
  listFavorites,
  addFavorite,
  renameFavorite,
  removeFavorite,
  changeTemplate,
  listRoomProviders,
  listTemplates,
  listClosedDates,
  readProviderMenu,
  withdrawTemplate,
  listBoard,
  listProduction,
  readWeek,
  addNote,
  listMessages,
  markMessagesRead,
  writeToOrganizer,
  writeToTeam,
  fillIn,
  readRequest,
  editRequest,
  askOnBehalf,
  listServedMeetings,
  listHolidayCountries,
  listHolidays,
  previewItem,
  previewProvider,
] as const satisfies readonly Route[];
