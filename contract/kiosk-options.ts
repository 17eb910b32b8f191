import { z } from 'zod';
import { Version } from './primitives.ts';
import { route } from './route.ts';
import { ReceptionId } from './visitor-ids.ts';

/** What becomes of the badge of whoever checks in at a kiosk: printed there, sent by mail, or fetched at the desk. */
export const KioskBadge = z.enum(['none', 'print', 'send']);
export type KioskBadge = z.output<typeof KioskBadge>;

const options = {
  badge: KioskBadge,
  /** Whether somebody who was not announced may check in there by naming their host. */
  walkIns: z.boolean(),
};

/** What the kiosks of a reception do beside checking in and out. */
export const KioskOptions = z.object({ ...options, version: Version });
export type KioskOptions = z.output<typeof KioskOptions>;

export const readKioskOptions = route({
  api: 'portal-api',
  method: 'get',
  path: '/receptions/:id/kiosk-options',
  summary: 'What the kiosks of a reception do beside checking in and out',
  access: 'receptions.read',
  params: z.strictObject({ id: ReceptionId }),
  reply: KioskOptions,
  problems: ['not-found'],
});

export const changeKioskOptions = route({
  api: 'portal-api',
  method: 'patch',
  path: '/receptions/:id/kiosk-options',
  summary: 'Changes what the kiosks of a reception do beside checking in and out',
  access: 'receptions.write',
  conditional: true,
  params: z.strictObject({ id: ReceptionId }),
  body: z.strictObject(options).partial(),
  reply: KioskOptions,
  problems: ['not-found', 'changed-meanwhile'],
});
