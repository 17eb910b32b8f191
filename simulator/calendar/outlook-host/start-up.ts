import { windowsZone, zoneOffsets } from '../zones.ts';
import { seriesId } from './item-id.ts';
import type { ItemState } from './item.ts';
import type { Switches } from './switches.ts';

/** What a frame is told about itself when it starts. */
export interface FrameIdentity {
  readonly addinId: string;
  readonly addinName: string;
  readonly hostOrigin: string;
  readonly switches: Switches;
  readonly settings: Readonly<Record<string, string>>;
  readonly user: { readonly displayName: string; readonly mail: string; readonly timeZone: string };
  /** Business time, epoch milliseconds. */
  readonly now: number;
  readonly isShared: boolean;
}

const HOST_VERSION = '16.0.15201.10000';
const OUTLOOK_WEB = 64;
const APPOINTMENT_COMPOSE = 5;
/**
 * The library's flight SetFocusToTaskpaneIsEnabled: this host gives the focus to a pane as soon as it is open, often
 * before there is anything in it; the first Tab then goes to its first control instead of out again.
 */
const FOCUS_GOES_INTO_PANE = 22;
const READ_WRITE_ITEM = 3; // the host's own scale, not the manifest's

/** The name a frame must have before it loads: from it Office.js learns its host, version, locale and conversation. */
export function frameName(conversation: string, identity: FrameIdentity): string {
  return JSON.stringify({
    baseFrameName: conversation,
    hostInfo: hostInfo(identity).join('|'),
    xdmInfo: [conversation, identity.addinId, identity.hostOrigin].join('|'),
    serializerVersion: 1,
    flights: JSON.stringify([FOCUS_GOES_INTO_PANE]),
  });
}

/** The page's address with what Outlook on the web adds to it. */
export function frameUrl(url: string, identity: FrameIdentity): string {
  const address = new URL(url);
  const info = `_host_Info=${hostInfo(identity).join('$')}`;
  address.search = address.search === '' ? info : `${address.search.slice(1)}&${info}`;
  return address.href;
}

/** Without `disableLogging` the library would send telemetry to Microsoft. */
function hostInfo({ addinId, switches }: FrameIdentity): string[] {
  return ['Outlook', 'Web', '16.01', switches.locale, addinId, '', 'disableLogging', '0'];
}

/** Answer to the first call; versions are text, or 1.10 would be 1.1. */
export function appContext(identity: FrameIdentity) {
  const { addinId, addinName, hostOrigin, switches } = identity;
  return {
    _id: addinId,
    _appName: OUTLOOK_WEB,
    _appVersion: '16.01',
    _appMinorVersion: 1,
    _appUILocale: switches.locale,
    _dataLocale: switches.locale,
    _docUrl: hostOrigin,
    _clientMode: 1,
    _settings: identity.settings,
    _reason: 'documentOpened',
    _osfControlType: 1,
    _eToken: '',
    _correlationId: addinId,
    _appInstanceId: addinId,
    _hostCustomMessage: '',
    _hostFullVersion: HOST_VERSION,
    _addinName: addinName,
    _requirementMatrix: JSON.stringify({
      Mailbox: switches.mailbox,
      DialogAPI: '1.2',
      IdentityAPI: '1.3',
      OpenBrowserWindowApi: '1.1',
      ...(switches.nestedAuth !== 'off' && { NestedAppAuth: '1.1' }),
    }),
    _featureGates: {},
    _initialDisplayMode: 2,
    _appDomains: [],
  };
}

/** Answer to the second call: whose mailbox, and what item. */
export function initialData(identity: FrameIdentity, item: ItemState) {
  const { user, now } = identity;
  return {
    itemType: APPOINTMENT_COMPOSE,
    permissionLevel: READ_WRITE_ITEM,
    userDisplayName: user.displayName,
    userEmailAddress: user.mail,
    userTimeZone: windowsZone(user.timeZone),
    userProfileType: 'office365',
    hostVersion: HOST_VERSION,
    owaView: 'ThreeColumns',
    ewsUrl: '',
    restUrl: '',
    extensionId: identity.addinId,
    seriesId: seriesId(item),
    isFromSharedFolder: identity.isShared,
    timeZoneOffsets: zoneOffsets(user.timeZone, now),
  };
}
