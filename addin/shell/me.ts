import type { RouteReply } from '../../contract/route.ts';
import type { readMe } from '../../contract/session.ts';

/** Who is signed in, and where they may act. */
export type Me = RouteReply<typeof readMe>;
