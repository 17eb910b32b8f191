import { IntegrationId, MailboxAddress, OrganizationId } from '../../../contract/primitives.ts';
import type { ExchangeRoom, ProbeResult } from '../../../server/exchange/index.ts';
import { Problem } from '../../../server/kernel/problem.ts';
import type { StepsDeps, Trial } from '../../../server/modules/integrations/attempt.ts';
import { diagnoseFailure, failedWith } from '../../../server/modules/integrations/diagnose.ts';
import { runSteps } from '../../../server/modules/integrations/run-steps.ts';
import { onlineSteps } from '../../../server/modules/integrations/steps/online-steps.ts';

const TENANT = '11111111-2222-4333-8444-555555555555';
const PERSON = MailboxAddress.parse('siri@sydhavn.example');
const room = (name: string): ExchangeRoom => ({
  mailbox: MailboxAddress.parse(`${name}@sydhavn.example`),
  kind: 'room',
  displayName: name,
  capacity: null,
  building: null,
  floor: null,
  equipment: [],
  roomLists: [],
  directoryId: null,
});

const allowed = { outcome: 'allowed' } as const;
const denied = { outcome: 'denied', status: 403, exchangeCode: 'ErrorAccessDenied' } as const;
const firstMoves = (mailbox: string): Partial<ProbeResult> => {
  if (mailbox.startsWith('mole')) return { exchangeCode: 'MailboxNotHostedInExchangeOnline' };
  return mailbox === PERSON ? denied : allowed;
};
const nobody = (mailbox: string): Partial<ProbeResult> =>
  mailbox === PERSON ? { exchangeCode: 'ErrorInvalidUser' } : allowed;

interface World {
  readonly roles: readonly string[] | null;
  readonly organization: string;
  readonly rooms: readonly ExchangeRoom[];
  readonly probe: (mailbox: string) => Partial<ProbeResult>;
  /** How often Entra says that it does not know the application yet. */
  readonly early: number;
  readonly isAfterConsent: boolean;
}

const world: World = {
  roles: ['Place.Read.All', 'Organization.Read.All', 'GroupMember.Read.All', 'User.ReadBasic.All'],
  organization: TENANT,
  rooms: [room('mole'), room('fyr')],
  probe: (mailbox) => (mailbox === PERSON ? denied : allowed),
  early: 0,
  isAfterConsent: false,
};

async function attempt(over: Partial<World>) {
  const { roles, organization, rooms, probe, early, isAfterConsent } = { ...world, ...over };
  const told: string[] = [];
  const pauses: number[] = [];
  let left = early;
  const deps: StepsDeps = {
    inspection: {
      inspectAddress: async () => ({ mapped: false, addresses: ['192.0.2.1'] }),
      inspectCertificate: async () => ({ mapped: false, plain: true, certificate: null, problem: null }),
    },
    connect: () => ({
      exchange: {
        listRooms: async () => rooms,
        findRoom: async () => null,
        readSchedules: async () => [],
        readMeetings: async () => ({ known: true, meetings: [] }),
        readChanges: async () => ({ known: true, hasChanged: false, cursor: '' }),
      },
      notifications: null,
      setup: {
        readAccount: async () => ({ mailbox: null }),
        readOrganization: async () => ({ id: organization, name: 'Sydhavn', domains: ['sydhavn.example'] }),
        readVersion: async () => null,
        readToken: async () => roles && { roles, id: null },
        probe: async (_, mailbox) => ({
          outcome: 'inconclusive',
          status: null,
          exchangeCode: null,
          requestId: null,
          ms: 1,
          fault: null,
          ...probe(mailbox),
        }),
      },
    }),
    getToken: async () => {
      if (left > 0) {
        left -= 1;
        throw new Problem('exchange-unauthorized', 'not yet', { exchangeCode: 'AADSTS700016' });
      }
      return 'token';
    },
    microsoft: {
      clientId: 'the-client',
      authority: 'https://login.sim.test',
      graphOrigin: 'https://graph.sim.test',
      exchangeOrigin: 'https://exchange.sim.test',
      originMap: new Map(),
    },
    pause: async (ms) => {
      pauses.push(ms);
    },
  };
  const tenant = { id: TENANT, name: null, domain: null, servicePrincipalId: null };
  const trial: Trial = {
    organization: OrganizationId.parse('0b1c2d3e-4f50-4a6b-8c7d-8e9fa0b1c2d3'),
    attempt: 'the attempt',
    draft: {
      id: IntegrationId.parse('0b1c2d3e-4f50-4a6b-8c7d-8e9fa0b1c2d4'),
      label: 'Sydhavn',
      controlMailbox: PERSON,
      reach: { kind: 'graph', tenant },
    },
    readPassword: () => Promise.reject(new Error('none')),
    isAfterConsent,
  };
  const ran = await runSteps(onlineSteps(deps, trial, { kind: 'graph', tenant }), {
    stepMs: 10_000,
    totalMs: 10_000,
    now: () => 0,
    signal: new AbortController().signal,
    save: async (steps) => {
      told.push(
        ...steps.flatMap(({ name, state, detail }) =>
          name === 'token' && state === 'running' ? [detail ?? ''] : [],
        ),
      );
    },
    explainFailure: (failure, where) => failedWith(diagnoseFailure(failure, { where, correlationId: null })),
  });
  return { ...ran, told, pauses, step: (name: string) => ran.steps.find((each) => each.name === name) };
}

describe('the steps towards Exchange Online', () => {
  test('wait for a consent that Microsoft does not know everywhere yet, and say so', async () => {
    const { isFailed, pauses, told } = await attempt({ early: 3, isAfterConsent: true });

    expect(isFailed).toBe(false);
    expect(pauses).toEqual([1_000, 2_000, 3_000]);
    expect(told.at(-1)).toContain('does not know the consent everywhere yet');
  });

  test('do not wait when nobody has just consented', async () => {
    const { step, pauses } = await attempt({ early: 1 });
    expect([step('token')?.diagnosis?.code, pauses]).toEqual(['AADSTS700016', []]);
  });

  test('fail without what nothing works without, and name it', async () => {
    const { step } = await attempt({ roles: ['Organization.Read.All'] });
    expect(step('consent')).toMatchObject({ state: 'failed', diagnosis: { code: 'ConsentMissing' } });
    expect(step('consent')?.detail).toContain('Missing: Place.Read.All');
  });

  test('only warn without what makes Foyer know less', async () => {
    const { step, isFailed } = await attempt({ roles: ['Place.Read.All', 'Organization.Read.All'] });
    expect([step('consent')?.state, isFailed]).toEqual(['warned', false]);
  });

  test('go on when the token does not say what it allows', async () => {
    expect((await attempt({ roles: null })).step('consent')?.state).toBe('passed');
  });

  test('refuse an answer from another tenant', async () => {
    const { step } = await attempt({ organization: '99999999-2222-4333-8444-555555555555' });
    expect(step('organization')).toMatchObject({ state: 'failed', diagnosis: { code: 'WrongTenant' } });
  });

  test('warn without rooms, and prove nothing yet', async () => {
    const { step, found } = await attempt({ rooms: [] });
    expect(step('room-list')).toMatchObject({ state: 'warned', diagnosis: { code: 'NoRooms' } });
    expect(found.isProving).toBe(true);
  });

  test('try another room when the first is on its way elsewhere', async () => {
    expect((await attempt({ probe: firstMoves })).step('room-read')?.detail).toContain('fyr@sydhavn.example');
  });

  test('are proving while Exchange refuses the room, with the commands filled in', async () => {
    const { step, found, isFailed } = await attempt({ probe: () => denied });
    expect(step('room-read')?.diagnosis).toMatchObject({ code: 'ScopeNotEffective' });
    expect(step('room-read')?.diagnosis?.cmdlet).toContain("'the-client'");
    expect([found.isProving, isFailed]).toEqual([true, false]);
  });

  test('fail when the person can be read', async () => {
    const { step, found } = await attempt({ probe: () => allowed });
    expect(step('control-read')).toMatchObject({ state: 'failed', diagnosis: { code: 'ScopeTooWide' } });
    expect(found.isTooWide).toBe(true);
  });

  test('prove nothing by a control mailbox that does not exist', async () => {
    const { step, found } = await attempt({ probe: nobody });
    expect(step('control-read')).toMatchObject({
      state: 'warned',
      diagnosis: { code: 'ControlMailboxUnknown' },
    });
    expect(found.isProving).toBe(true);
  });
});
