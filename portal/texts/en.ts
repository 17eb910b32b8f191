import { administrationTexts } from './administration.ts';
import { apiKeyTexts } from './api-keys.ts';
import { badgeTexts } from './badges.ts';
import { calendarTexts } from './calendars.ts';
import { evacuationTexts } from './evacuation.ts';
import { financeTexts } from './finance.ts';
import { frontDeskTexts } from './front-desk.ts';
import { followingTexts } from './following.ts';
import { homeTexts } from './home.ts';
import { integrationTexts } from './integrations.ts';
import { menuTexts } from './menus.ts';
import { parcelTexts } from './parcels.ts';
import { placeTexts } from './places.ts';
import { previewTexts } from './previews.ts';
import { houseRulesTexts, kioskOptionsTexts, kioskSectionTexts, photoConsentTexts } from './kiosks.ts';
import { hostChannelTexts } from './host-channels.ts';
import { hostListTexts } from './host-list.ts';
import { importTexts } from './imports.ts';
import { receptionTextTexts } from './reception-texts.ts';
import { receptionTexts } from './receptions.ts';
import { faultTexts, floorPlanTexts, roomDetailsTexts } from './room-details.ts';
import { roomPolicyTexts } from './room-policies.ts';
import { roomRankingTexts } from './room-rankings.ts';
import { settlementTexts } from './settlements.ts';
import { shellTexts } from './shell.ts';
import { warningTexts, watchListTexts } from './watch-list.ts';

/** Everything the portal says, in English, area by area. Other languages carry the same keys. */
export const portalTexts = {
  shell: shellTexts,
  home: homeTexts,
  integrations: integrationTexts,
  badges: badgeTexts,
  calendars: calendarTexts,
  evacuation: evacuationTexts,
  places: placeTexts,
  finance: financeTexts,
  frontDesk: frontDeskTexts,
  receptions: receptionTexts,
  receptionTexts: receptionTextTexts,
  hostChannels: hostChannelTexts,
  hostList: hostListTexts,
  imports: importTexts,
  watchList: watchListTexts,
  warning: warningTexts,
  kiosks: kioskSectionTexts,
  kioskOptions: kioskOptionsTexts,
  houseRules: houseRulesTexts,
  photoConsent: photoConsentTexts,
  menus: menuTexts,
  parcels: parcelTexts,
  previews: previewTexts,
  faults: faultTexts,
  floorPlan: floorPlanTexts,
  roomDetails: roomDetailsTexts,
  roomPolicies: roomPolicyTexts,
  roomRankings: roomRankingTexts,
  settlements: settlementTexts,
  apiKeys: apiKeyTexts,
  ...followingTexts,
  ...administrationTexts,
} as const;

declare module 'i18next' {
  interface ResourceNamespaceMap {
    portal: typeof portalTexts;
  }
}
