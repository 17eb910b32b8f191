const SIMULATED_HOST = /^[a-z0-9-]+\.sim\.test$/;

/**
 * Where to send a browser that shall visit `url`. The simulated Microsoft services have names that only our own
 * transport can resolve, so `https://login.sim.test/x` becomes `http://localhost:<port>/login.sim.test/x`, where the
 * simulator serves the same pages. Every other address, and every address when no simulator runs, stays as it is.
 */
export function browserUrl(url: string, simulatorPort: number | null): string {
  const { protocol, hostname, port, pathname, search, hash } = new URL(url);
  const isSimulated = protocol === 'https:' && port === '' && SIMULATED_HOST.test(hostname);
  if (simulatorPort === null || !isSimulated) return url;
  return `http://localhost:${simulatorPort}/${hostname}${pathname}${search}${hash}`;
}
