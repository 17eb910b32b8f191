import * as fc from 'fast-check';
import { returnPath } from '../../../server/modules/sign-in/return-path.ts';

const origin = 'https://foyer.example';

describe('where a sign-in comes back to', () => {
  test.each(['/portal/', '/portal/integrations/x?tab=1#top', '/portal/places?name=%C3%A5'])(
    'is the page of the portal one came from: %s',
    (path) => {
      expect(returnPath(path, origin)).toBe(path);
    },
  );

  test.each([
    'https://evil.example/portal/',
    '//evil.example/portal/',
    '/\\evil.example',
    '\\\\evil.example',
    '/\t/evil.example',
    '/portal/\n//evil.example',
    ' /portal/',
    'portal/x',
    '/portal',
    '/portalevil/',
    '/portal/../addin/',
    '/portal/%2e%2e/addin/',
    'javascript:alert(1)',
    '/'.repeat(3_000),
    undefined,
    ['/portal/a', '/portal/b'],
    null,
  ])('is the first page for %j', (given) => {
    expect(returnPath(given, origin)).toBe('/portal/');
  });

  test('whatever is given, stays on our origin and in the portal', () => {
    const wild = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.webUrl(),
      fc
        .array(
          fc.constantFrom('/', '\\', '\t', '..', '%2f', 'portal', '@', ':', '?', '#', 'evil.example', ' '),
          { maxLength: 12 },
        )
        .map((parts) => `/portal/${parts.join('')}`),
      fc
        .array(fc.constantFrom('/', '\\', '\t', '\n', '.', '%', 'evil.example', ':', '@'), { maxLength: 12 })
        .map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(wild, (given) => {
        const path = returnPath(given, origin);
        const url = new URL(path, origin);
        expect(path.startsWith('/portal/')).toBe(true);
        expect([url.origin, url.pathname.startsWith('/portal/')]).toEqual([origin, true]);
      }),
      { numRuns: 2_000 },
    );
  });
});
