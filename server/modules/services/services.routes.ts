import { Router } from 'express';
import * as boards from '../../../contract/board.ts';
import { listClosedDates as closedDates } from '../../../contract/closed-dates.ts';
import * as several from '../../../contract/deliveries.ts';
import * as favorites from '../../../contract/favorites.ts';
import * as talk from '../../../contract/conversations.ts';
import * as behalf from '../../../contract/on-behalf.ts';
import * as holidays from '../../../contract/holidays.ts';
import * as page from '../../../contract/request-page.ts';
import * as previews from '../../../contract/rule-preview.ts';
import * as edits from '../../../contract/staff-edits.ts';
import * as teams from '../../../contract/service-teams.ts';
import * as pane from '../../../contract/services.ts';
import type { Gate } from '../../http/gate.ts';
import { mountDownload } from '../../http/mount-download.ts';
import { mount } from '../../http/mount.ts';
import { addTemplate } from './add-template.ts';
import { answerRequest } from './answer-request.ts';
import { listMyProviders, listRequests } from './board.ts';
import { exportBoard } from './boards/export-board.ts';
import { listBoard } from './boards/list-board.ts';
import { listProduction, readWeek } from './boards/plan-work.ts';
import { addProvider, changeProvider, readProviders } from './change-providers.ts';
import { changeTemplate, withdrawTemplate } from './change-template.ts';
import { addNote, markMessagesRead, writeToOrganizer } from './conversations/write-as-team.ts';
import { readMessages, writeToTeam } from './conversations/write-to-team.ts';
import { editRequest } from './edit-request.ts';
import { addFavorite, listFavorites, removeFavorite, renameFavorite } from './favorites/keep-favorites.ts';
import { listLastOrders } from './favorites/last-orders.ts';
import { fillIn } from './fill-in.ts';
import { listHolidays, readHolidayCountries } from './list-holidays.ts';
import { listRoomProviders } from './list-room-providers.ts';
import { listTemplates } from './list-templates.ts';
import { askOnBehalf } from './on-behalf/ask-on-behalf.ts';
import { listServedMeetings } from './on-behalf/list-served-meetings.ts';
import { orderDeliveries } from './order-deliveries.ts';
import { listClosedDates } from './dates/list-closed-dates.ts';
import { printBoard } from './paper/print-board.ts';
import { offerMenu } from './orders/offer-menu.ts';
import { previewItem } from './previews/preview-item.ts';
import { previewProvider } from './previews/preview-provider.ts';
import { readRequest } from './read-request.ts';
import type { ServiceUseDeps } from './service-deps.ts';

/** What the pane asks of teams, to be mounted at `/addin-api`. */
export function serviceRoutes(gate: Gate, deps: ServiceUseDeps): Router {
  const router = Router();

  mount(router, gate, pane.listRoomProviders, ({ query, caller }) => listRoomProviders(deps, caller, query));
  mount(router, gate, pane.readProviderMenu, ({ params, query, caller }) =>
    offerMenu(deps, caller, { params, query }),
  );
  mount(router, gate, closedDates, ({ params, query, caller }) =>
    listClosedDates(deps, caller, { params, query }),
  );
  mount(router, gate, pane.listTemplates, ({ params, caller }) =>
    listTemplates(deps, caller, params.bookingKey),
  );
  mount(router, gate, pane.addTemplate, ({ params, body, caller }) =>
    addTemplate(deps, caller, params.bookingKey, body),
  );
  mount(router, gate, several.orderDeliveries, ({ params, body, caller }) =>
    orderDeliveries(deps, caller, params.bookingKey, body),
  );
  mount(router, gate, pane.changeTemplate, ({ params, body, caller, version }) =>
    changeTemplate(deps, caller, { id: params.template, version, change: body }),
  );
  mount(router, gate, pane.withdrawTemplate, ({ params, caller, version }) =>
    withdrawTemplate(deps, caller, { id: params.template, version }),
  );
  mount(router, gate, favorites.listLastOrders, ({ params, caller }) =>
    listLastOrders(deps, caller, params.provider),
  );
  mount(router, gate, favorites.listFavorites, ({ caller }) => listFavorites(deps, caller));
  mount(router, gate, favorites.addFavorite, ({ body, caller }) => addFavorite(deps, caller, body));
  mount(router, gate, favorites.renameFavorite, ({ params, body, caller }) =>
    renameFavorite(deps, caller, params.favorite, body.name),
  );
  mount(router, gate, favorites.removeFavorite, ({ params, caller }) =>
    removeFavorite(deps, caller, params.favorite),
  );
  mount(router, gate, talk.listMessages, ({ params, caller }) => readMessages(deps, caller, params.template));
  mount(router, gate, talk.writeToTeam, ({ params, body, caller }) =>
    writeToTeam(deps, caller, params.template, body),
  );

  return router;
}

/** Teams and their board, to be mounted at `/portal-api`. */
export function serviceTeamRoutes(gate: Gate, deps: ServiceUseDeps): Router {
  const router = Router();

  mount(router, gate, teams.listProviders, ({ caller }) => readProviders(deps, caller));
  mount(router, gate, teams.addProvider, ({ body, caller }) => addProvider(deps, caller, body));
  mount(router, gate, teams.changeProvider, ({ params, body, caller, version }) =>
    changeProvider(deps, caller, { id: params.id, version, change: body }),
  );
  mount(router, gate, holidays.listHolidayCountries, () => readHolidayCountries());
  mount(router, gate, holidays.listHolidays, ({ query }) => listHolidays(deps, query));
  mount(router, gate, previews.previewProvider, ({ params, body, query, caller, version }) =>
    previewProvider(deps, caller, { id: params.id, version, change: body }, query.after ?? null),
  );
  mount(router, gate, previews.previewItem, ({ params, body, query, caller, version }) =>
    previewItem(deps, caller, { id: params.id, version, change: body }, query.after ?? null),
  );
  mount(router, gate, teams.listMyProviders, ({ caller }) => listMyProviders(deps, caller));
  mount(router, gate, teams.listRequests, ({ query, caller }) => listRequests(deps, caller, query));
  mount(router, gate, boards.listBoard, ({ query, caller }) => listBoard(deps, caller, query));
  mount(router, gate, boards.listProduction, ({ query, caller }) => listProduction(deps, caller, query));
  mount(router, gate, boards.readWeek, ({ query, caller }) => readWeek(deps, caller, query));
  mountDownload(
    router,
    gate,
    {
      api: 'portal-api',
      path: '/service-board/export',
      access: 'requests.work',
      query: boards.BoardExportQuery,
    },
    async ({ query, caller }) => ({
      fileName: 'requests.csv',
      contentType: 'text/csv; charset=utf-8',
      body: await exportBoard(deps, caller, query),
    }),
  );
  mountDownload(
    router,
    gate,
    {
      api: 'portal-api',
      path: '/service-board/paper',
      access: 'requests.work',
      query: boards.BoardPaperQuery,
    },
    async ({ query, caller }) => ({
      fileName: `${query.paper}.pdf`,
      contentType: 'application/pdf',
      body: await printBoard(deps, caller, query),
    }),
  );
  mount(router, gate, teams.answerRequest, ({ params, body, caller, version }) =>
    answerRequest(deps, caller, { id: params.id, version, answer: body }),
  );
  mount(router, gate, behalf.listServedMeetings, ({ params, query, caller }) =>
    listServedMeetings(deps, caller, params.id, query),
  );
  mount(router, gate, behalf.askOnBehalf, ({ params, body, caller }) =>
    askOnBehalf(deps, caller, params.id, body),
  );
  mount(router, gate, page.readRequest, ({ params, caller }) => readRequest(deps, caller, params.id));
  mount(router, gate, page.fillIn, ({ params, body, caller, version }) =>
    fillIn(deps, caller, { id: params.id, version, properties: body.properties }),
  );
  mount(router, gate, edits.editRequest, ({ params, body, caller, version }) =>
    editRequest(deps, caller, { id: params.id, version, edit: body }),
  );
  mount(router, gate, talk.writeToOrganizer, ({ params, body, caller }) =>
    writeToOrganizer(deps, caller, params.id, body),
  );
  mount(router, gate, talk.markMessagesRead, ({ params, caller }) =>
    markMessagesRead(deps, caller, params.id),
  );
  mount(router, gate, talk.addNote, ({ params, body, caller }) => addNote(deps, caller, params.id, body));

  return router;
}
