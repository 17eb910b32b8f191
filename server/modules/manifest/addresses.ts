import { parseXml } from './xml-tree.ts';
import type { XmlElement } from './xml-tree.ts';

/** Something that Outlook, or a person, fetches because the manifest says so. */
export interface Address {
  readonly purpose: string;
  readonly url: string;
}

const purposes: Readonly<Record<string, string>> = {
  '/addin/taskpane.html': 'The task pane',
  '/addin/events.html': 'Launch events, in Outlook on the web and on Mac',
  '/addin/events.js': 'Launch events, in classic Outlook on Windows',
  '/.well-known/microsoft-officeaddins-allowed.json': 'Single sign-on of the launch events',
};

/** Every address in a manifest, and `more`, each once and with what it is for. */
export function addressesIn(xml: string, more: readonly string[] = []): readonly Address[] {
  const given = everyElement(parseXml(xml))
    .flatMap(({ attributes, text }) => [attributes['DefaultValue'] ?? '', text])
    .filter((value) => /^https?:\/\//.test(value) && URL.canParse(value));
  return [...new Set([...given, ...more])].map((url) => ({ purpose: purposeOf(new URL(url)), url }));
}

function purposeOf({ pathname }: URL): string {
  const pixels = /\/icon-(\d+)\.png$/.exec(pathname)?.[1];
  if (pixels !== undefined) return `The icon with ${pixels} pixels`;
  return purposes[pathname] ?? 'Help and information';
}

function everyElement(element: XmlElement): readonly XmlElement[] {
  return [element, ...element.children.flatMap(everyElement)];
}
