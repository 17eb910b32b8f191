import { listHouseRules, publishHouseRules } from './house-rules.ts';
import { route } from './route.ts';

/** What visitors read before a kiosk takes a photo of them; in versions as house rules are. Without a text no photo is taken. */
export const listPhotoConsents = route({
  ...listHouseRules,
  path: '/receptions/:id/photo-consents',
  summary:
    'The versions of what visitors of a reception agree to before a photo, newest first; the first is in force',
});

export const publishPhotoConsent = route({
  ...publishHouseRules,
  path: '/receptions/:id/photo-consents',
  summary:
    'Publishes a version of what visitors agree to before a photo; without a text no photo is taken any more',
});
