import type { Router } from 'express';
import type { Config } from '../config.ts';
import type { Gate } from '../http/gate.ts';
import { limitPeople } from '../http/limit-people.ts';
import { createKioskGate, kioskRoutes, kioskSettingsRoutes } from '../modules/visitors/index.ts';
import type { VisitorUseDeps } from '../modules/visitors/index.ts';

/** Somebody who looks at a kiosk makes a call every ten seconds. */
const CALLS_PER_KIOSK_PER_MINUTE = 120;

export interface KioskPartsDeps {
  readonly config: Config;
  readonly expecting: VisitorUseDeps;
  readonly portalGate: Gate;
  /** Real time. */
  readonly now: () => number;
}

/** Devices at entrances: what they ask, and what is set up about them in the portal. */
export function composeKiosks({ config, expecting, portalGate, now }: KioskPartsDeps): {
  readonly api: Router;
  readonly settings: Router;
} {
  const deps = { ...expecting, now, publicUrl: config.http.publicUrl };
  const gate = limitPeople(createKioskGate(deps), CALLS_PER_KIOSK_PER_MINUTE);
  return { api: kioskRoutes(gate, deps), settings: kioskSettingsRoutes(portalGate, deps) };
}
