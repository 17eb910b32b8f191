/** A token for our own API, and when to stop using it (real time, milliseconds since 1970). */
export interface PaneToken {
  readonly token: string;
  readonly expiresAt: number;
}

export type RungAnswer =
  | { readonly got: 'token'; readonly token: PaneToken }
  /** Works once the person clicks. */
  | { readonly got: 'needs-click' }
  /** This Outlook cannot do it this way. */
  | { readonly got: 'nothing'; readonly reason: string }
  /** The person closed the window: do not open the next one. */
  | { readonly got: 'canceled' };

export interface TokenWish {
  /** Not the cached token. */
  readonly fresh: boolean;
  readonly claims: string | null;
}

/** One way of signing in. Neither function rejects. */
export interface Rung {
  readonly name: 'nested-app' | 'office' | 'dialog';
  /** Without any window or question. */
  readonly silently: (wish: TokenWish) => Promise<RungAnswer>;
  /** Called on a click only. */
  readonly onClick: (wish: TokenWish) => Promise<RungAnswer>;
}

export interface SignIn {
  /** A token when one can be had without asking anybody; null: offer the button. */
  readonly token: (wish: TokenWish) => Promise<string | null>;
  /** A newer token if one can be had without asking anybody, because the person's groups changed; else the old one stays. */
  readonly renew: () => Promise<void>;
  /** For the button. `failed` names what each way answered, for an administrator. */
  readonly byClick: () => Promise<
    | { readonly outcome: 'signed-in' | 'canceled' }
    | { readonly outcome: 'failed'; readonly reasons: readonly string[] }
  >;
}

/** A token this close to its end is not used any more, so that it does not expire on the way. */
const MARGIN_MS = 60_000;

/**
 * Climbs the ways of signing in, best first. A way that silently answered "nothing" is not tried on a click either;
 * the first one that only wants a click gets it. Simultaneous wishes share one climb.
 */
export function createLadder(rungs: readonly Rung[], now: () => number): SignIn {
  const impossible = new Map<Rung, string>();
  let held: PaneToken | null = null;
  let climbing: Promise<string | null> | null = null;
  let claims: string | null = null;

  const climb = async (wish: TokenWish): Promise<string | null> => {
    for (const rung of rungs) {
      const answer = await rung.silently(wish);
      if (answer.got === 'nothing') impossible.set(rung, answer.reason);
      if (answer.got === 'token') {
        held = answer.token;
        return held.token;
      }
    }
    held = null;
    return null;
  };

  return {
    token: async (wish) => {
      if (!wish.fresh && held && held.expiresAt - MARGIN_MS > now()) return held.token;
      claims = wish.claims ?? claims;
      climbing ??= climb(wish).finally(() => (climbing = null));
      return await climbing;
    },
    renew: async () => {
      const before = held;
      climbing ??= climb({ fresh: true, claims }).finally(() => (climbing = null));
      await climbing;
      held ??= before;
    },
    byClick: async () => {
      const reasons: string[] = [];
      for (const rung of rungs) {
        const known = impossible.get(rung);
        const answer: RungAnswer = known
          ? { got: 'nothing', reason: known }
          : await rung.onClick({ fresh: true, claims });
        if (answer.got === 'token') {
          held = answer.token;
          claims = null;
          return { outcome: 'signed-in' };
        }
        if (answer.got === 'canceled') return { outcome: 'canceled' };
        if (answer.got === 'nothing') reasons.push(`${rung.name}: ${answer.reason}`);
      }
      return { outcome: 'failed', reasons };
    },
  };
}
