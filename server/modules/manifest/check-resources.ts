import { descendant, descendants } from './xml-tree.ts';
import type { XmlElement } from './xml-tree.ts';

export type ReadPicture = (path: string) => { readonly width: number; readonly height: number } | null;

/** The sizes that Outlook's ribbon cannot do without. */
const RIBBON_SIZES = ['16', '32', '80'];

/** resids are limited to 32 characters (MS-OWEMXML, ResourceId). */
const LONGEST_ID = 32;

/**
 * Within one VersionOverrides (not the one nested in it): every `resid` has its resource here, every resource is used,
 * and every ribbon picture exists with the size it is announced with.
 */
export function checkResources(overrides: XmlElement, readPicture: ReadPicture): string[] {
  const name = overrides.attributes['type'] ?? 'VersionOverrides';
  const resources = descendant(overrides, 'Resources', 'VersionOverrides');
  const given = resources ? resources.children.flatMap((group) => group.children) : [];
  const ids = given.map((resource) => resource.attributes['id'] ?? '');
  const used = new Set(residsOf(overrides));

  const twice = ids.filter((id, position) => ids.indexOf(id) !== position);
  return [
    ...[...used]
      .filter((id) => !ids.includes(id))
      .map((id) => `${name} names ${id} and has no such resource.`),
    ...ids.filter((id) => !used.has(id)).map((id) => `${name} has the resource ${id} and never names it.`),
    ...twice.map((id) => `${name} has the resource ${id} twice.`),
    ...ids
      .filter((id) => id.length > LONGEST_ID)
      .map((id) => `The id ${id} is longer than ${LONGEST_ID} characters.`),
    ...checkIcons(overrides, given, readPicture),
  ];
}

function checkIcons(overrides: XmlElement, given: readonly XmlElement[], readPicture: ReadPicture): string[] {
  const addressOf = new Map(
    given.map(({ attributes }) => [attributes['id'], attributes['DefaultValue'] ?? '']),
  );
  return descendants(overrides, 'Icon', 'VersionOverrides').flatMap((icon) => {
    const images = descendants(icon, 'Image');
    const sizes = images.map((image) => image.attributes['size'] ?? '');
    const missing = RIBBON_SIZES.filter((size) => !sizes.includes(size));
    return [
      ...missing.map((size) => `A button has no picture of ${size} pixels.`),
      ...images.flatMap((image) => checkPicture(image, addressOf, readPicture)),
    ];
  });
}

function checkPicture(
  image: XmlElement,
  addressOf: ReadonlyMap<string | undefined, string>,
  readPicture: ReadPicture,
): string[] {
  const size = Number(image.attributes['size']);
  const address = addressOf.get(image.attributes['resid']) ?? '';
  if (!URL.canParse(address)) return [];
  const { pathname } = new URL(address);
  const picture = readPicture(pathname);
  if (!picture) return [`There is no picture at ${pathname}.`];
  const { width, height } = picture;
  return width === size && height === size
    ? []
    : [`${pathname} is announced with ${size} pixels and has ${width} by ${height}.`];
}

function residsOf(element: XmlElement): readonly string[] {
  return element.children
    .filter((child) => child.name !== 'VersionOverrides')
    .flatMap((child) => [
      ...(child.attributes['resid'] ? [child.attributes['resid']] : []),
      ...residsOf(child),
    ]);
}
