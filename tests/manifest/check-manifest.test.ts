import { readFileSync } from 'node:fs';
import path from 'node:path';
import { checkManifest } from '../../server/modules/manifest/check-manifest.ts';
import { iconSize } from '../../server/modules/manifest/icon-size.ts';

const root = path.join(import.meta.dirname, '..', '..');
const manifest = readFileSync(path.join(root, 'manifest.xml'), 'utf8');
const surroundings = {
  eventsScript: readFileSync(path.join(root, 'addin', 'events.ts'), 'utf8'),
  readPicture: iconSize,
};
const check = (xml: string, changed: Partial<typeof surroundings> = {}) =>
  checkManifest(xml, { ...surroundings, ...changed });

/** A copy of the manifest with one thing wrong in it; fails the test when that thing is not there to begin with. */
function spoiled(from: string | RegExp, to: string): string {
  const changed = manifest.replace(from, to);
  expect(changed).not.toBe(manifest);
  return changed;
}

test('finds nothing wrong with the manifest', () => {
  expect(check(manifest)).toEqual([]);
});

test.each([
  [
    'a button names a text that only the other version has',
    /<bt:String id="Pane\.Label"/,
    '<bt:String id="Pane.Other"',
    'names Pane.Label',
  ],
  [
    'an address is not https',
    'DefaultValue="https://foyer.sim.test/addin/taskpane.html"',
    'DefaultValue="http://foyer.sim.test/addin/taskpane.html"',
    'https only',
  ],
  [
    'an address is on another origin',
    'DefaultValue="https://foyer.sim.test/addin/events.js"',
    'DefaultValue="https://cdn.example/events.js"',
    'one origin',
  ],
  ['Exchange Server could not install it', 'MinVersion="1.3"', 'MinVersion="1.8"', 'Mailbox 1.8'],
  ['sending could be blocked', 'SendMode="PromptUser"', 'SendMode="Block"', 'PromptUser'],
  [
    'an event is not one that Outlook raises',
    'Type="OnAppointmentTimeChanged"',
    'Type="OnAppointmentMoved"',
    'OnAppointmentMoved',
  ],
  ['the runtime of the events is missing', /<Runtimes>[^]*<\/Runtimes>/, '', 'no Runtime'],
  ['classic Outlook has no script to run', /<Override type="javascript"[^>]*>/, '', 'classic Outlook'],
  [
    'a text is not translated',
    /<bt:Override Locale="da-DK" Value="Find[^>]*>/,
    '',
    'not translated into da-DK',
  ],
  [
    'a description is longer than its form',
    'you are composing."',
    `you are composing, ${'really '.repeat(9)}."`,
    'at most 80',
  ],
  [
    'a label is longer than a label',
    '<bt:String id="Group.Label" DefaultValue="Foyer"',
    `<bt:String id="Group.Label" DefaultValue="${'F'.repeat(126)}"`,
    'at most 125',
  ],
  ['delegates are left out', '<SupportsSharedFolders>true', '<SupportsSharedFolders>false', 'delegates'],
  [
    'a picture is announced with another size',
    '<bt:Image size="16"',
    '<bt:Image size="20"',
    'announced with 20',
  ],
  ['a picture does not exist', 'icon-32.png', 'icon-33.png', 'no picture at /addin/assets/icon-33.png'],
  [
    'the token would be for another resource',
    'api://foyer.sim.test/',
    'api://elsewhere.example/',
    'must be api://foyer.sim.test/',
  ],
  [
    'the newer version lost the button',
    /<Control xsi:type="Button" id="openPaneWithEvents">[^]*?<\/Control>/,
    '',
    'not those of 1.0',
  ],
  [
    'there is no version for older clients',
    'xsi:type="VersionOverridesV1_0"',
    'xsi:type="VersionOverridesV1_1"',
    '1.0 is missing',
  ],
  ['it is cut off', /<\/OfficeApp>/, '', 'not XML'],
])('says so when %s', (_what, from, to, expected) => {
  expect(check(spoiled(from, to)).join('\n')).toContain(expected);
});

test('says so when an event has no handler, and when a handler has no event', () => {
  const renamed = surroundings.eventsScript.replace("'onAppointmentSend'", "'onAppointmentSent'");
  const mistakes = check(manifest, { eventsScript: renamed }).join('\n');
  expect(mistakes).toContain('no handler with onAppointmentSend');
  expect(mistakes).toContain('a handler onAppointmentSent that no event names');
});

test('has an icon of every size that Outlook scales to', () => {
  for (const size of [16, 20, 24, 32, 40, 48, 64, 80, 128]) {
    expect(iconSize(`/addin/assets/icon-${size}.png`)).toEqual({ width: size, height: size });
  }
});

test('knows nothing of files that are not icons', () => {
  expect(iconSize('/addin/assets/icon-17.png')).toBeNull();
  expect(iconSize('/addin/assets/../../package.json')).toBeNull();
  expect(iconSize('/addin/assets/icon.svg')).toBeNull();
});
