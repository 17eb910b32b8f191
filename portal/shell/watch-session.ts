import type { OrganizationId } from '../../contract/primitives.ts';
import type { Call } from '../../ui/api/call.ts';
import { isSignedOut } from '../../ui/api/call-error.ts';

type CallIn = (organization: OrganizationId | null) => Call;

/** The same calls; the first that meets an ended session says so to `onEnded` and still throws. */
export function watchSession(callIn: CallIn, onEnded: () => void): CallIn {
  return (organization) => {
    const call = callIn(organization);
    return async (route, input, options) => {
      try {
        return await call(route, input, options);
      } catch (error) {
        if (isSignedOut(error)) onEnded();
        throw error;
      }
    };
  };
}
