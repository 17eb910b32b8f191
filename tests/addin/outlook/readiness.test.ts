import { surroundings } from '../../../addin/outlook/readiness.ts';

/** Office.js as far as it tells where it runs. */
function runIn(host: string | null, hostName?: string): void {
  const office = {
    HostType: { Outlook: 'Outlook' },
    onReady: async () => ({ host }),
    context: { mailbox: hostName === undefined ? undefined : { diagnostics: { hostName } } },
  };
  Object.assign(globalThis, { Office: office });
}

afterEach(() => Reflect.deleteProperty(globalThis, 'Office'));

describe('where the page finds itself', () => {
  test.each([
    ['Outlook', 'OutlookWebApp', 'outlook'],
    ['Outlook', 'Outlook', 'outlook'],
    ['Outlook', 'OutlookIOS', 'phone'],
    ['Outlook', 'OutlookAndroid', 'phone'],
    ['Word', undefined, 'elsewhere'],
    [null, undefined, 'elsewhere'],
  ])('in %s, %s, is: %s', async (host, hostName, expected) => {
    runIn(host, hostName);
    expect(await surroundings(1_000)).toBe(expected);
  });

  test('without Office.js is said to be without it', async () => {
    expect(await surroundings()).toBe('no-library');
  });

  test('with a library that never answers is elsewhere', async () => {
    Object.assign(globalThis, { Office: { onReady: () => new Promise(() => undefined) } });
    expect(await surroundings(1)).toBe('elsewhere');
  });
});
