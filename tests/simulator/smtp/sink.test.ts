import { createTransport } from 'nodemailer';
import { ask, startTenant } from '../running-tenant.ts';
import type { Answer, RunningTenant } from '../running-tenant.ts';

const INVITATION = 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n';
/** The ends of lines of a text part are a matter of the wire. */
const AS_READ = INVITATION.replaceAll('\r\n', '\n');
let tenant: RunningTenant;
beforeAll(async () => {
  tenant = await startTenant({ smtpPort: 0 });
});
afterEach(async () => {
  await tenant.control('DELETE', '/faults');
  await tenant.control('DELETE', '/mail');
});
afterAll(() => tenant.close());

async function sendMail(over: object = {}): Promise<string> {
  const port = tenant.simulator.smtpPort ?? 0;
  const transport = createTransport({ host: '127.0.0.1', port, socketTimeout: 300, dnsTimeout: 1000 });
  try {
    const { messageId } = await transport.sendMail({
      from: 'Foyer <foyer@nordhavn.example>',
      to: 'anna@nordhavn.example',
      subject: 'Frokost i Fjord ✓',
      text: 'Tolv kuverter.',
      ...over,
    });
    return messageId;
  } finally {
    transport.close();
  }
}

async function mails(to?: string): Promise<Record<string, unknown>[]> {
  const { json } = await tenant.control('GET', to === undefined ? '/mail' : `/mail?to=${to}`);
  return json as Record<string, unknown>[];
}

const strikes = (rule: object) => tenant.control('PUT', '/faults', { rules: [{ service: 'smtp', ...rule }] });

async function page(path: string): Promise<Answer> {
  return await ask('GET', `http://localhost:${tenant.simulator.port}${path}`);
}

describe('what arrives', () => {
  test('is read: who, what, and the files that hang on it', async () => {
    const messageId = await sendMail({
      bcc: 'Bent@nordhavn.example',
      html: '<p>Tolv <b>kuverter</b>.</p>',
      headers: { 'X-Foyer-Delivery': 'd-1' },
      attachments: [
        { filename: 'visit.ics', content: INVITATION, contentType: 'text/calendar' },
        { filename: 'plan.pdf', content: Buffer.from([1, 2, 3]), contentType: 'application/pdf' },
      ],
    });
    expect(await mails()).toEqual([
      {
        id: expect.any(String),
        messageId,
        from: 'foyer@nordhavn.example',
        to: ['anna@nordhavn.example', 'bent@nordhavn.example'],
        subject: 'Frokost i Fjord ✓',
        text: expect.stringContaining('Tolv kuverter.'),
        html: expect.stringContaining('<b>kuverter</b>'),
        headers: expect.objectContaining({ 'x-foyer-delivery': 'd-1' }),
        attachments: [
          { name: 'visit.ics', type: 'text/calendar', size: AS_READ.length, text: AS_READ },
          { name: 'plan.pdf', type: 'application/pdf', size: 3 },
        ],
        at: expect.stringMatching(/^\d{4}-.*Z$/),
      },
    ]);
  });

  test('is found by address and by short name', async () => {
    await sendMail();
    await sendMail({ to: 'bent@nordhavn.example', subject: 'To Bent' });
    expect(await mails('bent')).toMatchObject([{ subject: 'To Bent' }]);
    expect(await mails('BENT@nordhavn.example')).toHaveLength(1);
    expect(await mails('olav')).toEqual([]);
  });

  test('is gone after a reset', async () => {
    await sendMail();
    await tenant.control('POST', '/reset', {});
    expect(await mails()).toEqual([]);
  });
});

describe('faults', () => {
  test.each([
    ['refuse', 421],
    ['tempfail', 451],
    ['reject', 550],
  ])('%s answers %i', async (fault, responseCode) => {
    await strikes({ fault });
    await expect(sendMail()).rejects.toMatchObject({ responseCode });
    expect(await mails()).toEqual([]);
  });

  test('silence answers nothing', async () => {
    await strikes({ fault: 'silence' });
    await expect(sendMail()).rejects.toMatchObject({ code: 'ETIMEDOUT' });
    expect(await mails()).toEqual([]);
  });

  test('strike the recipient they name, and the others get the message', async () => {
    await strikes({ fault: 'reject', mailbox: 'bent@nordhavn.example' });
    await sendMail({ to: ['anna@nordhavn.example', 'bent@nordhavn.example'] });
    expect(await mails()).toMatchObject([{ to: ['anna@nordhavn.example'] }]);
  });
});

describe('the pages', () => {
  test('list what was sent, newest first, with nothing of a mail taken as HTML', async () => {
    await sendMail({ subject: 'First' });
    await sendMail({ subject: '<script>alert(1)</script>' });
    const { text, headers } = await page('/mail/');
    expect(text.indexOf('&lt;script')).toBeGreaterThan(0);
    expect(text.indexOf('&lt;script')).toBeLessThan(text.indexOf('First'));
    expect(text).not.toContain('<script>');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect((await page('/')).text).toContain('href="/mail/"');
  });

  test("show a mail's own HTML in a frame without scripts and without this origin", async () => {
    await sendMail({ html: '<script>alert(1)</script><p>Velkommen</p>' });
    const [mail] = await mails();
    const path = `/mail/${String(mail?.id)}`;
    expect((await page(path)).text).toMatch(
      /<iframe [^>]*sandbox="allow-popups allow-popups-to-escape-sandbox"/,
    );
    const framed = await page(`${path}/html`);
    expect(framed.text).toContain('<p>Velkommen</p>');
    const policy = framed.headers.get('content-security-policy') ?? '';
    expect(policy).toMatch(/^sandbox /);
    expect(policy).not.toContain('allow-scripts');
    expect(policy).not.toContain('allow-same-origin');
  });

  test('say so when there is no such mail', async () => {
    expect((await page('/mail/999')).status).toBe(404);
    expect((await page('/mail/999/html')).status).toBe(404);
  });
});
