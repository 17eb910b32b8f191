import { escaped, page } from '../plain-page.ts';
import type { ReceivedMail } from './received-mail.ts';

/** All messages, newest first. */
export function listPage(mails: readonly ReceivedMail[]): string {
  const items = mails.map(
    (mail) => `<li><a href="/mail/${escaped(mail.id)}">${escaped(mail.subject || 'No subject')}</a>
<span>to ${escaped(mail.to.join(', '))}, ${time(mail.at)}</span></li>`,
  );
  const list = `<ol reversed class="list">${items.join('\n')}</ol>`;
  return page('Outgoing mail', [
    '<h1>Outgoing mail</h1>',
    '<p>What the product has sent by mail. It arrived here and goes nowhere else; load the page again for what is new.</p>',
    items.length === 0 ? '<p>Nothing has been sent yet.</p>' : list,
    '<p><a href="/">Simulated tenant</a></p>',
  ]);
}

/** One message: who, when, what it says and what hangs on it. */
export function messagePage(mail: ReceivedMail): string {
  const subject = mail.subject || 'No subject';
  const attachments = mail.attachments.map(
    ({ name, type, size, text }) =>
      `<li>${escaped(name || 'without a name')} (${escaped(type)}, ${size} bytes)${
        text === undefined ? '' : `<pre>${escaped(text)}</pre>`
      }</li>`,
  );
  return page(subject, [
    `<h1>${escaped(subject)}</h1>`,
    `<dl><dt>From</dt><dd>${escaped(mail.from)}</dd><dt>To</dt><dd>${escaped(mail.to.join(', '))}</dd>
<dt>Sent</dt><dd>${time(mail.at)}</dd></dl>`,
    mail.html === null
      ? ''
      : `<h2>As HTML</h2><iframe title="The message as HTML" src="/mail/${escaped(mail.id)}/html"
 sandbox="allow-popups allow-popups-to-escape-sandbox"></iframe>`,
    `<h2>As text</h2><pre>${escaped(mail.text)}</pre>`,
    attachments.length === 0 ? '' : `<h2>Attachments</h2><ul>${attachments.join('\n')}</ul>`,
    '<p><a href="/mail/">Outgoing mail</a></p>',
  ]);
}

export function missingPage(): string {
  return page('No such message', [
    '<h1>No such message</h1>',
    '<p>It was removed, or the tenant was reset. See <a href="/mail/">outgoing mail</a>.</p>',
  ]);
}

function time(at: string): string {
  return `<time datetime="${at}">${at.slice(0, 19).replace('T', ' ')} UTC</time>`;
}
