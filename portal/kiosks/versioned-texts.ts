import { listHouseRules, publishHouseRules } from '../../contract/house-rules.ts';
import { listPhotoConsents, publishPhotoConsent } from '../../contract/photo-consents.ts';

/** The texts of a reception that visitors read in versions, and what is said about each of them. */
export const versionedTexts = {
  houseRules: {
    list: listHouseRules,
    publish: publishHouseRules,
    title: 'houseRules.title',
    intro: 'houseRules.intro',
    off: 'houseRules.off',
    turnOff: 'houseRules.turnOff',
    turnOffTitle: 'houseRules.turnOffTitle',
    turnOffDetail: 'houseRules.turnOffDetail',
    turnedOff: 'houseRules.turnedOff',
    offVersion: 'houseRules.offVersion',
  },
  photoConsent: {
    list: listPhotoConsents,
    publish: publishPhotoConsent,
    title: 'photoConsent.title',
    intro: 'photoConsent.intro',
    off: 'photoConsent.off',
    turnOff: 'photoConsent.turnOff',
    turnOffTitle: 'photoConsent.turnOffTitle',
    turnOffDetail: 'photoConsent.turnOffDetail',
    turnedOff: 'photoConsent.turnedOff',
    offVersion: 'photoConsent.offVersion',
  },
} as const;

export type VersionedText = (typeof versionedTexts)[keyof typeof versionedTexts];
