import { browserUrl } from '../../../server/entra/browser-url.ts';

describe('the address a browser is sent to', () => {
  test('leads into the simulator for names that only our own transport knows', () => {
    expect(browserUrl('https://login.sim.test/organizations/authorize?a=1&b=%2F#c', 3001)).toBe(
      'http://localhost:3001/login.sim.test/organizations/authorize?a=1&b=%2F#c',
    );
  });

  test.each([
    'https://login.microsoftonline.com/x?y=z',
    'https://login.sim.test.evil.example/x',
    'https://evil.example/login.sim.test/x',
    'http://login.sim.test/x',
    'https://login.sim.test:8443/x',
    'https://user@evil.example/x',
  ])('stays what it is otherwise: %s', (url) => {
    expect(browserUrl(url, 3001)).toBe(url);
  });

  test('stays what it is when no simulator runs', () => {
    expect(browserUrl('https://login.sim.test/x', null)).toBe('https://login.sim.test/x');
  });
});
