import { createSigningKeys } from '../../../server/entra/signing-keys.ts';
import { signingKeys as entraKeys } from '../../../simulator/entra/signing-keys.ts';

const TENANT = '11111111-2222-4333-8444-555555555555';
const issuer = `https://login.sim.test/${TENANT}/v2.0`;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Entra as far as keys go: may be down, counts how often it was asked. */
async function setUp() {
  const published = await entraKeys.published();
  const entra = { asked: 0, isDown: false, reply: published as unknown };
  const clock = { now: Date.parse('2026-11-22T12:00:00Z') };
  const keys = createSigningKeys({
    now: () => clock.now,
    fetchKeys: () => {
      entra.asked += 1;
      return entra.isDown ? Promise.reject(new Error('down')) : Promise.resolve(entra.reply);
    },
  });
  const known = (await entraKeys.key('tenant')).kid;
  const find = (keyId: string) => keys.find({ keyId, tenantId: TENANT, issuer });
  return { entra, clock, find, known };
}

describe('the signing keys of Entra', () => {
  test('are read once for a flood of unknown key ids, and not again for half a minute', async () => {
    const { entra, clock, find } = await setUp();

    const flood = Array.from({ length: 500 }, (_, index) => find(`forged-${index}`).catch((error) => error));
    expect(await Promise.all(flood)).toEqual(
      Array(500).fill(expect.objectContaining({ code: 'unknown-key' })),
    );
    expect(entra.asked).toBe(1);

    clock.now += 29_000;
    for (let index = 0; index < 5_000; index += 1) await find(`later-${index}`).catch(() => undefined);
    expect(entra.asked).toBe(1);

    clock.now += 1_000;
    await find('another').catch(() => undefined);
    await find('and another').catch(() => undefined);
    expect(entra.asked).toBe(2);
  });

  test('are found at once after Entra rolled them', async () => {
    const { entra, clock, find, known } = await setUp();
    const rolled = { keys: [{ ...(entra.reply as { keys: object[] }).keys[0], kid: 'rolled' }] };
    await find(known);
    clock.now += MINUTE;
    entra.reply = rolled;

    await expect(find('rolled')).resolves.toBeDefined();
    await expect(find(known)).rejects.toMatchObject({ code: 'unknown-key' });
  });

  test('are read anew every hour', async () => {
    const { entra, clock, find, known } = await setUp();
    await find(known);

    clock.now += HOUR - 1;
    await find(known);
    expect(entra.asked).toBe(1);

    clock.now += 1;
    await find(known);
    expect(entra.asked).toBe(2);
  });

  test('serve on for a day while Entra is down, without asking at every call', async () => {
    const { entra, clock, find, known } = await setUp();
    await find(known);
    entra.isDown = true;

    clock.now += 23 * HOUR;
    for (let index = 0; index < 100; index += 1) await expect(find(known)).resolves.toBeDefined();
    expect(entra.asked).toBe(2);

    clock.now += HOUR;
    await expect(find(known)).rejects.toMatchObject({ code: 'entra-unavailable' });
  });

  test('cannot tell whether an unknown key is new while Entra is down, and says so', async () => {
    const { entra, clock, find, known } = await setUp();
    await find(known);
    entra.isDown = true;
    clock.now += MINUTE;

    await expect(find('perhaps-new')).rejects.toMatchObject({ code: 'entra-unavailable' });
  });

  test('are asked for again soon after a failed start', async () => {
    const { entra, clock, find, known } = await setUp();
    entra.isDown = true;
    await expect(find(known)).rejects.toMatchObject({ code: 'entra-unavailable' });
    entra.isDown = false;

    clock.now += 2_000;

    await expect(find(known)).resolves.toBeDefined();
  });

  test.each([
    ['no list', { keys: 'none' }],
    ['an empty list', { keys: [] }],
    ['keys of another kind only', { keys: [{ kty: 'EC', kid: 'a', crv: 'P-256', x: 'x', y: 'y' }] }],
    ['nothing', null],
  ])('do not give way to an answer with %s', async (_, reply) => {
    const { entra, clock, find, known } = await setUp();
    await find(known);
    entra.reply = reply;
    clock.now += 2 * HOUR;

    await expect(find(known)).resolves.toBeDefined();
  });

  test('without an issuer of their own sign for nobody', async () => {
    const { entra, find, known } = await setUp();
    const { keys } = entra.reply as { keys: Record<string, unknown>[] };
    entra.reply = { keys: keys.map((key) => ({ ...key, issuer: undefined })) };

    await expect(find(known)).rejects.toMatchObject({ code: 'key-of-another-issuer' });
  });
});
