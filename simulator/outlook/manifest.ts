import { XMLParser } from 'fast-xml-parser';
import { z } from 'zod';
import type { AddinDescription } from './wire.ts';

const attribute = z.string().min(1);
const Resource = z.object({ '@id': attribute, '@DefaultValue': attribute });
const Reference = z.object({ '@resid': attribute });

const Button = z.object({
  Label: Reference,
  Icon: z.object({ Image: z.array(z.object({ '@size': attribute, '@resid': attribute })) }),
  Action: z.object({ SourceLocation: Reference }),
});

const Event = z.object({
  '@Type': attribute,
  '@FunctionName': attribute,
  '@SendMode': attribute.optional(),
});

const Point = z.object({
  '@type': attribute,
  OfficeTab: z.object({ Group: z.object({ Control: z.array(Button).min(1) }) }).optional(),
  LaunchEvents: z.object({ LaunchEvent: z.array(Event) }).optional(),
  SourceLocation: Reference.optional(),
});

/** The innermost VersionOverrides, the only part that a client with events reads. */
const Overrides = z.object({
  Hosts: z.object({ Host: z.object({ DesktopFormFactor: z.object({ ExtensionPoint: z.array(Point) }) }) }),
  Resources: z.object({
    Images: z.object({ Image: z.array(Resource) }),
    Urls: z.object({ Url: z.array(Resource) }),
    ShortStrings: z.object({ String: z.array(Resource) }),
  }),
  WebApplicationInfo: z.object({ Resource: attribute }),
});

const Manifest = z.object({
  OfficeApp: z.object({ Id: z.guid(), VersionOverrides: z.object({ VersionOverrides: Overrides }) }),
});

const LISTS = ['ExtensionPoint', 'Control', 'LaunchEvent', 'Image', 'Url', 'String'];

/**
 * What an add-in only XML manifest says about composing appointments: the ribbon button, its pane, the handlers of
 * events and the page they live in. Addresses and texts are the default ones. Throws an Error with a sentence when
 * something of this is missing.
 */
export function readManifest(xml: string): Omit<AddinDescription, 'fault'> {
  const parsed = Manifest.safeParse(parser().parse(xml));
  if (!parsed.success) throw new Error(`it lacks ${parsed.error.issues[0]?.path.join('/') ?? 'everything'}`);

  const { Id, VersionOverrides } = parsed.data.OfficeApp;
  const { Hosts, Resources, WebApplicationInfo } = VersionOverrides.VersionOverrides;
  const points = Hosts.Host.DesktopFormFactor.ExtensionPoint;
  const button = points.find((point) => point['@type'] === 'AppointmentOrganizerCommandSurface')?.OfficeTab
    ?.Group.Control[0];
  const events = points.find((point) => point['@type'] === 'LaunchEvent');
  const icon = button?.Icon.Image.find((image) => image['@size'] === '32');

  return {
    id: Id,
    name: valueOf(Resources.ShortStrings.String, button?.Label),
    iconUrl: valueOf(Resources.Images.Image, icon),
    taskpaneUrl: valueOf(Resources.Urls.Url, button?.Action.SourceLocation),
    eventsUrl: valueOf(Resources.Urls.Url, events?.SourceLocation),
    scope: `${WebApplicationInfo.Resource}/access_as_user`,
    launchEvents: launchEvents(events),
  };
}

function launchEvents(point: z.output<typeof Point> | undefined): AddinDescription['launchEvents'] {
  return (point?.LaunchEvents?.LaunchEvent ?? []).map((event) => ({
    type: event['@Type'],
    functionName: event['@FunctionName'],
    sendMode: event['@SendMode'] ?? null,
  }));
}

function valueOf(
  resources: readonly z.output<typeof Resource>[],
  wanted: z.output<typeof Reference> | undefined,
): string {
  const id = wanted?.['@resid'];
  const found = resources.find((resource) => resource['@id'] === id);
  if (!found) throw new Error(`it names no resource ${id ?? 'for the button or the events'}`);
  return found['@DefaultValue'];
}

function parser(): XMLParser {
  return new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '@',
    removeNSPrefix: true,
    parseTagValue: false,
    isArray: (name) => LISTS.includes(name),
  });
}
