import { Router } from 'express';
import * as finance from '../../../contract/finance.ts';
import type { Gate } from '../../http/gate.ts';
import { mount } from '../../http/mount.ts';
import {
  addCostCenterGroup,
  changeCostCenterGroup,
  removeCostCenterGroup,
} from './change-cost-center-groups.ts';
import { addCostCenter, changeCostCenter } from './change-cost-centers.ts';
import { changeCurrency } from './change-currency.ts';
import { addVatCategory, changeVatCategory } from './change-vat-categories.ts';
import type { FinanceDeps } from './finance-deps.ts';
import { readFinance } from './read-finance.ts';

/** Currency, VAT and cost centers, to be mounted at `/portal-api`. */
export function financeRoutes(gate: Gate, deps: FinanceDeps): Router {
  const router = Router();

  mount(router, gate, finance.readFinance, ({ caller }) => readFinance(deps, caller));
  mount(router, gate, finance.changeCurrency, ({ body, caller, version }) =>
    changeCurrency(deps, caller, { currency: body.currency, version }),
  );
  mount(router, gate, finance.addVatCategory, ({ body, caller }) => addVatCategory(deps, caller, body));
  mount(router, gate, finance.changeVatCategory, ({ params, body, caller, version }) =>
    changeVatCategory(deps, caller, { id: params.id, version, change: body }),
  );
  mount(router, gate, finance.addCostCenter, ({ body, caller }) => addCostCenter(deps, caller, body));
  mount(router, gate, finance.changeCostCenter, ({ params, body, caller, version }) =>
    changeCostCenter(deps, caller, { id: params.id, version, change: body }),
  );
  mount(router, gate, finance.addCostCenterGroup, ({ body, caller }) =>
    addCostCenterGroup(deps, caller, body),
  );
  mount(router, gate, finance.changeCostCenterGroup, ({ params, body, caller, version }) =>
    changeCostCenterGroup(deps, caller, { id: params.id, version, change: body }),
  );
  mount(router, gate, finance.removeCostCenterGroup, ({ params, caller, version }) =>
    removeCostCenterGroup(deps, caller, { id: params.id, version }),
  );

  return router;
}
