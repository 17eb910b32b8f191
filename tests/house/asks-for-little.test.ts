import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.join(import.meta.dirname, '..', '..');

/** Permissions over mailboxes beyond what Foyer asks for, as Entra and Exchange spell them. */
const tooMuch =
  /\bMail\.(?:Read|ReadBasic|ReadWrite|Send)|full_access_as_app|Calendars\.ReadWrite|MailboxSettings\.|EWS\.AccessAsUser/;

/**
 * Where such a name may stand: the words that tell an administrator to take one away, and the role list that the access
 * proof calls a violation. Everything that asks for something is not among them.
 */
const mayWarn = [/^server\/kernel\/catalogue\//, /^docs\//, /^simulator\//, /^tests\//, /^README\.md$/];

const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => /\.(?:ts|tsx|mjs|js|xml|json|html)$/.test(file) && !file.startsWith('package-lock'))
  .filter((file) => !mayWarn.some((pattern) => pattern.test(file)))
  .filter((file) => existsSync(path.join(root, file)));
const textOf = (file: string) => readFileSync(path.join(root, file), 'utf8');

test('no manifest, configuration or code asks for mail, for everything, or to write calendars', () => {
  expect(files).toEqual(expect.arrayContaining(['manifest.xml', 'server/config.ts']));
  const asking = files.filter((file) => tooMuch.test(textOf(file)));
  expect(asking).toEqual([]);
});

test('no adapter names a property of a meeting that holds its content', () => {
  const adapters = files.filter((file) => file.startsWith('server/exchange/'));
  expect(adapters.length).toBeGreaterThan(5);
  const content =
    /(?:item:(?:Body|TextBody|UniqueBody|Attachments|Preview)|calendar:(?:RequiredAttendees|OptionalAttendees))|\$select=[^'"`\s]*(?:body|attachments|attendees)/;
  expect(adapters.filter((file) => content.test(textOf(file)))).toEqual([]);
});
