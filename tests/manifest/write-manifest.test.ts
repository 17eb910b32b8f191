import { readFileSync } from 'node:fs';
import path from 'node:path';
import { checkManifest } from '../../server/modules/manifest/check-manifest.ts';
import { iconSize } from '../../server/modules/manifest/icon-size.ts';
import { TEMPLATE_TARGET, writeManifest } from '../../server/modules/manifest/write-manifest.ts';
import type { ManifestTarget } from '../../server/modules/manifest/write-manifest.ts';

const root = path.join(import.meta.dirname, '..', '..');
const template = readFileSync(path.join(root, 'manifest.xml'), 'utf8');
const target = { url: 'https://foyer.example.com', clientId: '0A1b2c3d-1111-4222-8333-444455556666' };

function written(to: ManifestTarget): string {
  const result = writeManifest(template, to);
  if (!result.ok) throw new Error(result.mistakes.join(' '));
  return result.xml;
}

function mistakesOf(to: Partial<ManifestTarget>): string {
  const result = writeManifest(template, { ...target, ...to });
  return result.ok ? '' : result.mistakes.join('\n');
}

test('writes the address and the client id of an installation everywhere, and leaves no placeholder behind', () => {
  const xml = written(target);
  expect(xml).not.toContain('foyer.sim.test');
  expect(xml).not.toContain(TEMPLATE_TARGET.clientId);
  expect(xml).toContain(
    '<bt:Url id="Events.Script" DefaultValue="https://foyer.example.com/addin/events.js"/>',
  );
  expect(xml).toContain('<Resource>api://foyer.example.com/0a1b2c3d-1111-4222-8333-444455556666</Resource>');
});

test('what it writes is as sound as the template, also with a port in the address', () => {
  const eventsScript = readFileSync(path.join(root, 'addin', 'events.ts'), 'utf8');
  for (const url of [target.url, 'https://localhost:3443', 'https://foyer.example.com/']) {
    expect(checkManifest(written({ ...target, url }), { eventsScript, readPicture: iconSize })).toEqual([]);
  }
});

test('the add-in keeps its own id, so that an update is not a second add-in', () => {
  const id = /<Id>(.*?)<\/Id>/;
  expect(id.exec(written(target))?.[1]).toBe(id.exec(template)?.[1]);
});

test('gives the template back for the simulated tenant', () => {
  expect(written(TEMPLATE_TARGET)).toBe(template);
});

test.each([
  ['http', { url: 'http://foyer.example.com' }, 'https only'],
  ['a path', { url: 'https://foyer.example.com/app' }, 'take https://foyer.example.com'],
  ['a query', { url: 'https://foyer.example.com?x=1' }, 'take https://foyer.example.com'],
  ['a password', { url: 'https://me:secret@foyer.example.com' }, 'user name or a password'],
  ['no address at all', { url: 'foyer' }, 'not the address of a web server'],
  ['markup', { url: 'https://foyer"/><Evil/>' }, 'not the address of a web server'],
  ['a client id that is no GUID', { clientId: 'foyer"/>' }, 'not one: foyer"/>'],
])('refuses %s with a sentence', (_what, wrong, sentence) => {
  expect(mistakesOf(wrong)).toContain(sentence);
});

test('tells every mistake at once', () => {
  expect(mistakesOf({ url: 'ftp://x', clientId: 'y' }).split('\n')).toHaveLength(2);
});
