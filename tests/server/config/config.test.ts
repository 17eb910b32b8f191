import { readConfig } from '../../../server/config.ts';
import type { Config } from '../../../server/config.ts';

const clientId = '11111111-2222-4333-8444-555555555555';
const real = {
  ENTRA_CLIENT_ID: clientId,
  ENTRA_CERTIFICATE_FILE: 'foyer.pem',
  SECRETS_KEY_FILE: 'secrets.key',
};

const configOf = (environment: Record<string, string>): Config => {
  const read = readConfig(environment);
  if (!read.ok) throw new Error(read.mistakes.join('\n'));
  return read.config;
};
const mistakesOf = (environment: Record<string, string>): readonly string[] => {
  const read = readConfig(environment);
  return read.ok ? [] : read.mistakes;
};

describe('the configuration', () => {
  test('of an empty environment is the whole product on the simulated tenant, on loopback only', () => {
    const config = configOf({});

    expect(config.http).toEqual({
      host: '127.0.0.1',
      port: 3000,
      publicUrl: 'http://localhost:3000',
      trustedProxies: [],
      tls: null,
    });
    expect(config.simulator).toEqual({ port: 3001, smtpPort: 3002, tlsPort: 3003 });
    expect(config.database).toEqual({ directory: './data/database' });
    expect(config.entra.authority).toBe('https://login.sim.test');
    expect(config.outboundMap.get('https://graph.sim.test')).toBe('http://127.0.0.1:3001');
    expect(config.exchangeOrigin).toBe('https://exchange.sim.test');
    expect([config.signUp, config.ewsAllowedNetworks, config.secretsKeyFiles]).toEqual(['code', [], []]);
    expect(Object.isFrozen(config)).toBe(true);
  });

  test('bounds the SMS of a day, by what the operator says or by what is usual', () => {
    expect(configOf({}).smsLimits).toEqual({ perOrganizer: 100, perOrganization: 2_000 });
    const said = configOf({ SMS_PER_ORGANIZER: '0', SMS_PER_ORGANIZATION: '5' });
    expect(said.smsLimits).toEqual({ perOrganizer: 0, perOrganization: 5 });
    expect(mistakesOf({ SMS_PER_ORGANIZER: 'many' })).toEqual([
      'SMS_PER_ORGANIZER must be a whole number from 0 to 999999',
    ]);
  });

  test('carries every name of the simulated tenant to this machine, those with certificates over TLS', () => {
    const { outboundMap } = configOf({ SIMULATOR_PORT: '5000' });

    expect([...outboundMap.keys()].toSorted()).toEqual(
      [
        'exchange',
        'graph',
        'login-page',
        'login',
        'notfound',
        'redirect',
        'tls-expired',
        'tls-good',
        'tls-self-signed',
        'tls-wrong-name',
      ].map((name) => `https://${name}.sim.test`),
    );
    for (const [origin, target] of outboundMap) {
      expect(target).toBe(
        origin.startsWith('https://tls-') ? 'https://127.0.0.1:5002' : 'http://127.0.0.1:5000',
      );
    }
  });

  test('finds a simulated tenant that runs apart on the ports where its own would be', () => {
    const config = configOf({ SIMULATOR: 'apart', SIMULATOR_PORT: '5000' });

    expect(config.isTenantApart).toBe(true);
    expect(config.simulator).toEqual({ port: 5000, smtpPort: 5001, tlsPort: 5002 });
    expect(config.outboundMap.get('https://graph.sim.test')).toBe('http://127.0.0.1:5000');
    expect([configOf({}).isTenantApart, configOf(real).isTenantApart]).toEqual([false, false]);
  });

  test('lets the program end itself on the simulated tenant only, at points that there are', () => {
    expect(configOf({}).failpoints).toEqual([]);
    expect(configOf({ FAILPOINTS: 'mail-taken=kill@2, plan-kept=stop@1' }).failpoints).toEqual([
      { name: 'mail-taken', signal: 'SIGKILL', time: 2 },
      { name: 'plan-kept', signal: 'SIGSTOP', time: 1 },
    ]);
    for (const FAILPOINTS of ['nowhere=kill@1', 'mail-taken=kill', 'mail-taken=kill@0', 'mail-taken']) {
      expect(mistakesOf({ FAILPOINTS }).join('\n')).toContain('FAILPOINTS takes name=kill@n');
    }
    expect(mistakesOf({ ...real, FAILPOINTS: 'mail-taken=kill@2' })).toEqual([
      'FAILPOINTS ends this program on purpose and is for tests on the simulated tenant: unset it',
    ]);
    expect(
      mistakesOf({ ...real, SIMULATOR: 'apart', HOST: '0.0.0.0', FAILPOINTS: 'mail-taken=kill@2' }),
    ).toEqual(['SIMULATOR is on, so HOST must be 127.0.0.1, ::1 or localhost (it is 0.0.0.0)']);
  });

  test('takes the networks of Exchange servers, keys for secrets and open sign-up', () => {
    const config = configOf({
      ...real,
      EWS_ALLOWED_NETWORKS: '10.20.0.0/16, fd12:3456::/32',
      SECRETS_KEY_FILE: 'new.key, old.key',
      SIGN_UP: 'open',
    });

    expect(config.ewsAllowedNetworks).toEqual(['10.20.0.0/16', 'fd12:3456::/32']);
    expect(config.secretsKeyFiles).toEqual(['new.key', 'old.key']);
    expect(config.signUp).toBe('open');
  });

  test('takes the addresses and networks of reverse proxies, and trusts none without', () => {
    expect(configOf({ TRUSTED_PROXIES: '10.0.0.5, fd12:3456::/32' }).http.trustedProxies).toEqual([
      '10.0.0.5',
      'fd12:3456::/32',
    ]);
    expect(configOf({}).http.trustedProxies).toEqual([]);
  });

  test('lets loopback be called only while nobody else can call the server', () => {
    const EWS_ALLOWED_NETWORKS = '127.0.0.0/8';

    expect(configOf({ EWS_ALLOWED_NETWORKS }).ewsAllowedNetworks).toEqual(['127.0.0.0/8']);
    expect(mistakesOf({ ...real, HOST: '0.0.0.0', EWS_ALLOWED_NETWORKS }).join('\n')).toContain(
      'EWS_ALLOWED_NETWORKS cannot contain 127.0.0.0/8',
    );
  });

  test('moves everything along with PORT', () => {
    const config = configOf({ PORT: '4000' });

    expect(config.http.publicUrl).toBe('http://localhost:4000');
    expect(config.simulator).toEqual({ port: 4001, smtpPort: 4002, tlsPort: 4003 });
    expect(config.officeHost.officeJsUrl).toBe('http://localhost:4001/officejs/office.js');
    expect(config.officeHost.frameAncestors).toEqual(['http://localhost:4001']);
  });

  test('speaks to Microsoft as soon as an Entra application is named, and to nothing simulated', () => {
    const config = configOf({ ...real, PUBLIC_URL: 'https://foyer.example/' });

    expect(config.simulator).toBeNull();
    expect(config.outboundMap.size).toBe(0);
    expect(config.entra).toEqual({
      clientId,
      certificateFiles: ['foyer.pem'],
      authority: 'https://login.microsoftonline.com',
      apiUri: `api://foyer.example/${clientId}`,
    });
    expect(config.http.publicUrl).toBe('https://foyer.example');
  });

  test.each([
    [
      'usgov',
      'https://login.microsoftonline.us',
      'https://graph.microsoft.us',
      'https://outlook.office365.us',
    ],
    [
      'china',
      'https://login.partner.microsoftonline.cn',
      'https://microsoftgraph.chinacloudapi.cn',
      'https://partner.outlook.cn',
    ],
    [
      'global',
      'https://login.microsoftonline.com',
      'https://graph.microsoft.com',
      'https://outlook.office365.com',
    ],
  ])('knows the addresses of the cloud %s', (ENTRA_CLOUD, authority, graph, exchange) => {
    const config = configOf({ ...real, ENTRA_CLOUD });

    expect([config.entra.authority, config.graphOrigin, config.exchangeOrigin]).toEqual([
      authority,
      graph,
      exchange,
    ]);
  });

  test('takes two certificates while one replaces the other', () => {
    expect(configOf({ ...real, ENTRA_CERTIFICATE_FILE: 'old.pem, new.pem' }).entra.certificateFiles).toEqual([
      'old.pem',
      'new.pem',
    ]);
  });

  test('treats an empty value as not set', () => {
    expect(configOf({ PORT: '', DATABASE_URL: '' }).http.port).toBe(3000);
  });

  test('prefers a PostgreSQL server over the directory', () => {
    expect(configOf({ DATABASE_URL: 'postgres://db/foyer' }).database).toEqual({
      url: 'postgres://db/foyer',
    });
  });
});

describe('mistakes in the environment', () => {
  test('are all told at once, each naming its variable', () => {
    const mistakes = mistakesOf({
      PORT: 'many',
      LOG_LEVEL: 'loud',
      DATABASE_URL: 'mysql://db',
      PUBLIC_URL: 'foyer',
    });

    expect(mistakes.map((mistake) => String(mistake.split(' ')[0])).toSorted()).toEqual([
      'DATABASE_URL',
      'LOG_LEVEL',
      'PORT',
      'PUBLIC_URL',
    ]);
  });

  test.each([
    ['PORT', { PORT: '0' }],
    ['PORT', { PORT: '65536' }],
    ['PORT', { PORT: '80.5' }],
    ['HOST', { HOST: '0.0.0.0' }],
    ['ENTRA_CLIENT_ID', { SIMULATOR: 'off', ENTRA_CERTIFICATE_FILE: 'x.pem' }],
    ['ENTRA_CLIENT_ID', { ENTRA_CLIENT_ID: 'foyer', ENTRA_CERTIFICATE_FILE: 'x.pem' }],
    ['ENTRA_CERTIFICATE_FILE', { ENTRA_CLIENT_ID: clientId }],
    ['ENTRA_CERTIFICATE_FILE', { ...real, ENTRA_CERTIFICATE_FILE: 'a,b,c' }],
    ['TLS_CERT_FILE', { TLS_CERT_FILE: 'cert.pem' }],
    ['OUTBOUND_MAP', { OUTBOUND_MAP: 'https://graph.sim.test' }],
    ['OUTBOUND_MAP', { ...real, HOST: '0.0.0.0', OUTBOUND_MAP: 'https://a.test=http://127.0.0.1:1' }],
    ['SIMULATOR', { SIMULATOR: 'maybe' }],
    ['SIMULATOR_PORT', { SIMULATOR_PORT: '65534' }],
    ['SIGN_UP', { SIGN_UP: 'closed' }],
    ['TRUSTED_PROXIES', { TRUSTED_PROXIES: 'proxy.example.com' }],
    ['TRUSTED_PROXIES', { TRUSTED_PROXIES: '10.0.0.5, 0.0.0.0/0' }],
    ['TRUSTED_PROXIES', { TRUSTED_PROXIES: '10.0.0.0/33' }],
    ['EWS_ALLOWED_NETWORKS', { EWS_ALLOWED_NETWORKS: '10.0.0.0' }],
    ['EWS_ALLOWED_NETWORKS', { EWS_ALLOWED_NETWORKS: '169.254.0.0/16' }],
    ['npm run secrets -- new-key', { ...real, SECRETS_KEY_FILE: '' }],
    ['SECRETS_KEY_FILE', { ...real, SECRETS_KEY_FILE: 'a,b,c' }],
  ])('in %s are refused: %j', (variable, environment) => {
    expect(mistakesOf(environment).join('\n')).toContain(variable);
  });

  test('never repeat a value that may hold a password', () => {
    expect(mistakesOf({ DATABASE_URL: 'mysql://user:canary@db' }).join('\n')).not.toContain('canary');
  });

  test('reports wrong values and contradictions in one go, each once and by the name of its variable', () => {
    const mistakes = mistakesOf({
      PORT: '70000',
      SIMULATOR: 'maybe',
      TLS_KEY_FILE: 'key.pem',
      ENTRA_CLIENT_ID: 'x',
    });

    expect(mistakes.map((mistake) => mistake.split(' ')[0])).toEqual([
      'PORT',
      'SIMULATOR',
      'ENTRA_CLIENT_ID',
      'TLS_CERT_FILE',
      'ENTRA_CERTIFICATE_FILE',
      'SECRETS_KEY_FILE',
    ]);
    expect(mistakes[0]).toBe('PORT must be a whole number from 1 to 65535');
  });

  describe('of mail', () => {
    test('leads to the mail server of the simulated tenant by default, and nowhere with a real one', () => {
      expect(configOf({ SIMULATOR_PORT: '5000' }).mail).toMatchObject({
        url: 'smtp://127.0.0.1:5001',
        from: 'foyer@foyer.sim.test',
        requireTls: false,
      });
      expect(configOf(real).mail).toBeNull();
    });

    test.each([
      ['smtp://mail.example.com', true],
      ['smtp://127.0.0.1:2525', false],
      ['smtp://relay:25', false],
      ['smtp://user:secret@relay:587', true],
    ])('through %s is encrypted: %s', (SMTP_URL, requireTls) => {
      expect(configOf({ ...real, SMTP_URL }).mail?.requireTls).toBe(requireTls);
    });

    test('comes from the address that SMTP_URL names, or from the host of the product', () => {
      const at = { ...real, PUBLIC_URL: 'https://foyer.example.com' };

      expect(configOf({ ...at, SMTP_URL: 'smtp://relay?from=rooms@example.com' }).mail).toMatchObject({
        from: 'rooms@example.com',
        url: 'smtp://relay',
      });
      expect(configOf({ ...at, SMTP_URL: 'smtp://relay' }).mail?.from).toBe('foyer@foyer.example.com');
    });

    test('through something that is no mail server is a mistake', () => {
      expect(mistakesOf({ ...real, SMTP_URL: 'https://mail.example.com' })).toEqual([
        'SMTP_URL must be smtp://host:port or smtps://user:password@host:port',
      ]);
    });
  });
});
