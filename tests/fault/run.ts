import type { Storage } from '../../server/storage/open-database.ts';
import type { Deeds } from './chaos.ts';
import type { Deployment } from './deployment.ts';
import type { People } from './people.ts';
import type { Random } from './random.ts';
import type { Standbys } from './standbys.ts';
import type { Story } from './story.ts';
import type { TenantControl } from './tenant.ts';

/** What a run is made of. */
export interface Run {
  readonly deployment: Deployment;
  readonly standbys: Standbys;
  /** Null: an embedded database is its node's own. */
  readonly database: Storage | null;
  readonly random: Random;
  readonly tenant: TenantControl;
  readonly people: People;
  readonly stories: Story[];
  readonly deeds: Deeds;
  /** What the product refused that it must not refuse. */
  readonly refusals: string[];
}
