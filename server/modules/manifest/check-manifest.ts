import { checkEvents } from './check-events.ts';
import { checkResources } from './check-resources.ts';
import type { ReadPicture } from './check-resources.ts';
import { checkTexts } from './check-texts.ts';
import { descendant, descendants, parseXml } from './xml-tree.ts';
import type { XmlElement } from './xml-tree.ts';

/** What the manifest points at, and what therefore has to be there. */
export interface ManifestSurroundings {
  /** The text of events.js as Outlook will load it, or of its source. */
  readonly eventsScript: string;
  /** The size of the picture behind a path such as `/addin/assets/icon-16.png`; null when there is none. */
  readonly readPicture: ReadPicture;
}

/** Exchange Server offers Mailbox 1.5 at most and installs nothing that asks for more; 1.3 is what 1.0 of ours needs. */
const NEEDED_MAILBOX = '1.3';

/**
 * What is wrong with a manifest although Microsoft's schemas accept it, one sentence each; empty when it is sound.
 * Schemas know the form of each part; these checks know that the parts belong together.
 */
export function checkManifest(xml: string, surroundings: ManifestSurroundings): readonly string[] {
  let app: XmlElement;
  try {
    app = parseXml(xml);
  } catch (error) {
    return [`It is not XML: ${error instanceof Error ? error.message : String(error)}.`];
  }

  const [basic, withEvents] = descendants(app, 'VersionOverrides');
  if (basic?.attributes['type'] !== 'VersionOverridesV1_0') {
    return ['VersionOverrides 1.0 is missing: Exchange Server and older clients would show no button.'];
  }
  if (withEvents?.attributes['type'] !== 'VersionOverridesV1_1') {
    return ['VersionOverrides 1.1 is missing inside 1.0: no client would raise launch events.'];
  }

  return [
    ...checkMailboxVersion(app),
    ...checkAddresses(app),
    ...checkSignOn(app, withEvents),
    ...checkSurfaces(basic, withEvents),
    ...checkResources(basic, surroundings.readPicture),
    ...checkResources(withEvents, surroundings.readPicture),
    ...checkTexts(app),
    ...checkEvents(withEvents, surroundings.eventsScript),
  ];
}

function checkMailboxVersion(app: XmlElement): string[] {
  const version = descendant(app, 'Set', 'VersionOverrides')?.attributes['MinVersion'];
  return version === NEEDED_MAILBOX
    ? []
    : [`The add-in asks for Mailbox ${version}; ${NEEDED_MAILBOX} lets Exchange Server install it.`];
}

/** Outlook on the web and office.js compare origins: one that differs is a page that does not open. */
function checkAddresses(app: XmlElement): string[] {
  const addresses = everyElement(app)
    .flatMap((element) => [element.attributes['DefaultValue'] ?? '', element.text])
    .filter((text) => /^https?:/i.test(text));
  const insecure = addresses.filter((address) => !address.startsWith('https:'));
  const origins = [...new Set(addresses.map((address) => new URL(address).origin))];
  return [
    ...insecure.map((address) => `Outlook loads https only; this is not: ${address}`),
    ...(origins.length > 1 ? [`All addresses must be on one origin; these are: ${origins.join(', ')}`] : []),
  ];
}

/** Entra gives a token only for the resource named after the page's host and the application (IDENTITY of the API). */
function checkSignOn(app: XmlElement, withEvents: XmlElement): string[] {
  const page = descendant(app, 'SourceLocation')?.attributes['DefaultValue'] ?? '';
  const information = descendant(withEvents, 'WebApplicationInfo');
  const id = information && descendant(information, 'Id')?.text;
  const resource = information && descendant(information, 'Resource')?.text;
  if (!id || !URL.canParse(page)) return ['WebApplicationInfo is missing: launch events could not sign in.'];
  const expected = `api://${new URL(page).host}/${id}`;
  return resource === expected
    ? []
    : [`WebApplicationInfo's Resource is ${resource} and must be ${expected}.`];
}

/** 1.1 replaces 1.0 as a whole where it is understood: a button that stands in one of them only is lost in the other. */
function checkSurfaces(basic: XmlElement, withEvents: XmlElement): string[] {
  const mistakes: string[] = [];
  const one = buttons(basic);
  const other = buttons(withEvents);
  if (one.length === 0) mistakes.push('There is no button on the meeting form.');
  if (JSON.stringify(one) !== JSON.stringify(other)) {
    mistakes.push(
      'The buttons of VersionOverrides 1.1 are not those of 1.0: it replaces them, it does not add.',
    );
  }
  if (descendant(withEvents, 'SupportsSharedFolders')?.text !== 'true') {
    mistakes.push('SupportsSharedFolders is not true: delegates could not use the add-in.');
  }
  if (descendant(withEvents, 'SupportsPinning')) {
    mistakes.push('SupportsPinning is there, but Outlook pins no pane on a meeting form.');
  }
  return mistakes;
}

/** What each button shows and opens, by the ids of its resources. */
function buttons(overrides: XmlElement): readonly (readonly string[])[] {
  return descendants(overrides, 'Control', 'VersionOverrides').map((button) =>
    everyElement(button).flatMap((element) => element.attributes['resid'] ?? []),
  );
}

function everyElement(element: XmlElement): readonly XmlElement[] {
  return [element, ...element.children.flatMap(everyElement)];
}
