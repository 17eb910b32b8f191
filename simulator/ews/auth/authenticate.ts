import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { Request, Response } from 'express';
import type { CheckToken } from '../../graph/access.ts';
import type { World } from '../../state/world.ts';
import type { Principal } from '../caller.ts';
import { envelope, faultBody } from '../envelope.ts';
import { accountTrouble, findAccount } from './accounts.ts';
import type { FoundAccount } from './accounts.ts';
import { challengeMessage, knowsPassword, messageType, readAnswer } from './ntlm.ts';

/** A connection in the middle of, or after, an NTLM handshake: NTLM vouches for connections, not for requests. */
interface Handshake {
  readonly challenge: Buffer;
  readonly account: FoundAccount | null;
}

type Authenticate = (req: Request, res: Response) => Promise<Principal | null>;

/**
 * Establishes who calls, or answers 401 (an app whose tenant has EWS switched off: 403) and gives null. The Exchange
 * Server takes Basic (UTF-8), NTLM and raw NTLM under the name Negotiate; Exchange Online takes an app's Bearer token.
 */
export function createAuthenticate(world: World, checkToken: CheckToken): Authenticate {
  const handshakes = new WeakMap<object, Handshake>();

  return async (req, res) => {
    const [, scheme = '', credentials = ''] = /^(\S+)\s*(.*)$/.exec(req.get('authorization') ?? '') ?? [];
    switch (scheme.toLowerCase()) {
      case 'bearer':
        return await byToken(world, checkToken, credentials, res);
      case 'basic':
        return byPassword(world, credentials, res);
      case 'ntlm':
      case 'negotiate':
        return byHandshake(world, handshakes, { req, res, scheme, credentials });
      default: {
        const before = handshakes.get(req.socket)?.account;
        return before ? admit(world, before, res) : challenge(world, res);
      }
    }
  };
}

async function byToken(
  world: World,
  checkToken: CheckToken,
  token: string,
  res: Response,
): Promise<Principal | null> {
  const check = await checkToken(token);
  const tenant = check.ok ? world.tenants().find(({ id }) => id === check.tenantId) : undefined;
  if (!check.ok || !tenant || check.idtyp !== 'app') {
    const reason = check.ok ? 'The token is not meant for this API.' : check.message;
    res.set({
      'WWW-Authenticate':
        'Bearer client_id="00000002-0000-0ff1-ce00-000000000000", authorization_uri="https://login.sim.test/common/oauth2/authorize"',
      'x-ms-diagnostics': `2000003;reason="${reason}";error_category="invalid_token"`,
    });
    res.status(401).end();
    return null;
  }
  if (!world.switches.of(tenant.id).ewsEnabled) {
    res.status(403).type('text/plain').send('EWS is disabled for this organization.');
    return null;
  }
  return { kind: 'app', tenant, clientId: check.clientId };
}

function byPassword(world: World, credentials: string, res: Response): Principal | null {
  const text = Buffer.from(credentials, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  const found = findAccount(world, text.slice(0, Math.max(0, colon)));
  const isOffered = found !== undefined && world.switches.of(found.tenant.id).serverAuth === 'basic';
  if (!isOffered || !isSame(text.slice(colon + 1), found.account.password)) return challenge(world, res);
  return admit(world, found, res);
}

function byHandshake(
  world: World,
  handshakes: WeakMap<object, Handshake>,
  call: { req: Request; res: Response; scheme: string; credentials: string },
): Principal | null {
  const { req, res, scheme, credentials } = call;
  const token = Buffer.from(credentials, 'base64');
  const type = messageType(token);
  if (type === 1) {
    const nonce = randomBytes(8);
    handshakes.set(req.socket, { challenge: nonce, account: null });
    const [tenant] = world.tenants();
    const domain = tenant?.accounts[0]?.userName.split('\\')[0] ?? 'SIM';
    const message = challengeMessage(token, nonce, domain, 'EX01').toString('base64');
    res.set('WWW-Authenticate', `${scheme} ${message}`).status(401).end();
    return null;
  }
  const handshake = handshakes.get(req.socket);
  const answer = type === 3 ? readAnswer(token) : undefined;
  const found = answer && findAccount(world, answer.user, answer.domain);
  if (
    !handshake ||
    !answer ||
    !found ||
    !knowsPassword(answer, handshake.challenge, found.account.password)
  ) {
    handshakes.delete(req.socket);
    return challenge(world, res);
  }
  handshakes.set(req.socket, { ...handshake, account: found });
  return admit(world, found, res);
}

/** The password is right; what is left is the state of the account. */
function admit(world: World, found: FoundAccount, res: Response): Principal | null {
  const trouble = accountTrouble(world, found);
  if (trouble === null) return { kind: 'account', ...found };
  if (trouble === 'locked') return challenge(world, res);
  offer(world, res);
  const { serverVersion } = world.switches.of(found.tenant.id);
  res
    .status(401)
    .type('text/xml; charset=utf-8')
    .send(envelope(serverVersion, faultBody(trouble)));
  return null;
}

function challenge(world: World, res: Response): null {
  offer(world, res);
  res.status(401).type('text/html').send('<!doctype html><title>401</title><h1>401 - Unauthorized</h1>');
  return null;
}

/** What the server's EWS directory offers at this moment. */
function offer(world: World, res: Response): void {
  const server = world.tenants().find(({ accounts }) => accounts.length > 0);
  const auth = server ? world.switches.of(server.id).serverAuth : 'basic';
  const basic = auth === 'basic' ? ['Basic realm="exchange.sim.test"'] : [];
  res.set('WWW-Authenticate', ['Negotiate', 'NTLM', ...basic]);
}

function isSame(one: string, other: string): boolean {
  const [given, expected] = [Buffer.from(one), Buffer.from(other)];
  return given.length === expected.length && timingSafeEqual(given, expected);
}
