import { createAppTokens } from '../../../server/entra/app-tokens.ts';
import type { Certificate } from '../../../server/entra/certificate.ts';
import { createCertificate } from '../../../server/entra/create-certificate.ts';
import { AUTHORITY, CLIENT_ID, startEntra } from './simulated-entra.ts';
import type { SimulatedEntra } from './simulated-entra.ts';

const GRAPH = 'https://graph.sim.test';

describe('a token of the product itself', () => {
  let service: SimulatedEntra;
  let stranger: Certificate;

  beforeAll(async () => {
    service = await startEntra();
    stranger = await createCertificate({ days: 1, commonName: 'nobody uploaded this' });
  });
  afterAll(() => service.close());
  afterEach(() => {
    service.answerInstead(null);
    service.entra.consent(service.tenant.id, true);
    service.entra.certificateKnown(true);
  });

  const tokens = (certificates = [service.certificate]) =>
    createAppTokens({ authority: AUTHORITY, clientId: CLIENT_ID, certificates, outbound: service.outbound });

  const tokenCalls = () =>
    service.requests.filter((request) => request.endsWith('/oauth2/v2.0/token')).length;

  test('is for one tenant and one service, and that service accepts it', async () => {
    const token = await tokens().getToken(service.tenant.id, GRAPH);

    expect(await service.entra.verifyAppToken(token, GRAPH)).toMatchObject({
      tenantId: service.tenant.id,
      clientId: CLIENT_ID,
    });
  });

  test('is asked for once by fifty callers at the same time, and kept', async () => {
    const { getToken } = tokens();
    const before = tokenCalls();

    const all = await Promise.all(Array.from({ length: 50 }, () => getToken(service.tenant.id, GRAPH)));

    expect(new Set([...all, await getToken(service.tenant.id, GRAPH)]).size).toBe(1);
    expect(tokenCalls() - before).toBe(1);
  });

  test('is asked for anew when the service refused the last one', async () => {
    const { getToken } = tokens();
    const first = await getToken(service.tenant.id, GRAPH);

    const fresh = await getToken(service.tenant.id, GRAPH, { fresh: true });

    expect(fresh).not.toBe(first);
    expect(await getToken(service.tenant.id, GRAPH)).toBe(fresh);
  });

  test('carries the claims that a service demanded', async () => {
    const { getToken } = tokens();
    const first = await getToken(service.tenant.id, GRAPH);

    const claims = JSON.stringify({ access_token: { nbf: { essential: true, value: '1700000000' } } });

    expect(await getToken(service.tenant.id, GRAPH, { claims })).not.toBe(first);
  });

  test('is had with the second certificate while the first is not uploaded yet', async () => {
    const token = await tokens([stranger, service.certificate]).getToken(service.tenant.id, GRAPH);

    expect(await service.entra.verifyAppToken(token, GRAPH)).toMatchObject({ tenantId: service.tenant.id });
  });

  test.each<[string, () => void, readonly [string, RegExp]]>([
    [
      'the certificate was taken away',
      () => service.entra.certificateKnown(false),
      ['AADSTS700027', /thumbprint/],
    ],
    [
      'consent was withdrawn',
      () => service.entra.consent(service.tenant.id, false),
      ['AADSTS700016', /consent/],
    ],
  ])('is refused with a code and what to do when %s', async (_, change, [exchangeCode, remedy]) => {
    change();

    await expect(tokens().getToken(service.tenant.id, GRAPH)).rejects.toMatchObject({
      code: 'exchange-unauthorized',
      message: expect.stringMatching(remedy),
      extra: { exchangeCode },
    });
  });

  test('is refused without a word of what Entra wrote', async () => {
    service.entra.consent(service.tenant.id, false);

    const error: unknown = await tokens()
      .getToken(service.tenant.id, GRAPH)
      .catch((problem: unknown) => problem);

    expect(String(error)).not.toContain(service.tenant.id);
    expect(String(error)).not.toMatch(/trace id|correlation id/i);
  });

  test.each<[string, Parameters<SimulatedEntra['answerInstead']>[0]]>([
    ['is overloaded', (_req, res) => void res.status(503).json({ error: 'temporarily_unavailable' })],
    ['answers with a page', (_req, res) => void res.type('html').send('<h1>Proxy</h1>')],
    ['breaks off', (req) => void req.socket.destroy()],
    ['answers with half of it', (_req, res) => void res.type('json').send('{"access_token": "')],
    ['answers without a token', (_req, res) => void res.json({})],
  ])('is unavailable, not refused, when Entra %s', async (_, handler) => {
    service.answerInstead(handler);

    await expect(tokens().getToken(service.tenant.id, GRAPH)).rejects.toMatchObject({
      code: 'entra-unavailable',
    });
  });

  test('is had as soon as Entra is back', async () => {
    const { getToken } = tokens();
    service.answerInstead((req) => void req.socket.destroy());
    await expect(getToken(service.tenant.id, GRAPH)).rejects.toMatchObject({ code: 'entra-unavailable' });
    service.answerInstead(null);

    await expect(getToken(service.tenant.id, GRAPH)).resolves.toEqual(expect.any(String));
  });
});
