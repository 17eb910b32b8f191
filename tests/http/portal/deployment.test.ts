import { readDeployment } from '../../../contract/organization.ts';
import { startHouse } from '../../support/house.ts';
import type { House } from '../../support/house.ts';

describe('rolling the add-in out', () => {
  let house: House;
  beforeAll(async () => {
    house = await startHouse();
  });
  afterAll(() => house.close());

  test('links a manifest with this host and application, that delegates can use and whose checks pass (S27)', async () => {
    const gus = await house.portal('gus');
    const deployment = await gus.call(readDeployment, {});

    expect(deployment.refusal).toBeNull();
    expect(deployment.checks.filter(({ isPassed }) => !isPassed)).toEqual([]);
    expect(deployment.checks.map(({ name }) => name)).toEqual(
      expect.arrayContaining([
        'It names this server',
        'It names the Entra application',
        'Delegates can use it',
        'Its parts belong together',
      ]),
    );
    const answer = await fetch(`${deployment.manifestUrl}?download`);
    const manifest = await answer.text();
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename=foyer-manifest.xml');
    expect(manifest).toContain('<SupportsSharedFolders>true</SupportsSharedFolders>');
    expect(manifest).toContain('https://foyer.sim.test/addin/taskpane.html');
  });

  test('names every address that Outlook will ask for, and every one of them answers', async () => {
    const gus = await house.portal('gus');
    const { addresses } = await gus.call(readDeployment, {});
    const own = addresses.filter(({ url }) => url.startsWith(`${house.productUrl}/`));

    expect(addresses.map(({ purpose }) => purpose)).toEqual(
      expect.arrayContaining([
        'The task pane',
        'The icon with 32 pixels',
        'Launch events, in classic Outlook on Windows',
        'Single sign-on of the launch events',
      ]),
    );
    const answers = await Promise.all(own.map(async ({ url }) => (await fetch(url)).status));
    expect(new Set(answers)).toEqual(new Set([200]));
  });

  test('is for those whose role includes it', async () => {
    const anna = await house.portal('anna');
    await expect(anna.call(readDeployment, {})).rejects.toMatchObject({ code: 'permission-missing' });
  });
});
