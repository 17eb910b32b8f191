import { readConfig } from '../server/config.ts';
import { createAppTokens } from '../server/entra/app-tokens.ts';
import type { AppTokens } from '../server/entra/app-tokens.ts';
import { createOutbound } from '../server/outbound/outbound.ts';
import type { Outbound } from '../server/outbound/outbound.ts';
import { certificatesOf } from '../server/product.ts';
import { CLOUD } from './campus.ts';
import type { Campus } from './campus.ts';

/** Tokens of the application itself, got as the product gets its own, and the way out that they were got by. */
export async function withTokens<T>(
  { simulatorUrl, dataDirectory }: Pick<Campus, 'simulatorUrl' | 'dataDirectory'>,
  work: (tokens: AppTokens, outbound: Outbound) => Promise<T>,
): Promise<T> {
  const read = readConfig({ SIMULATOR: 'on', DATA_DIR: dataDirectory });
  if (!read.ok) throw new Error(read.mistakes.join('\n'));
  const originMap = new Map(Object.values(CLOUD).map((origin) => [origin, simulatorUrl] as const));
  const outbound = createOutbound({ originMap });
  try {
    const { clientId } = read.config.entra;
    const certificates = await certificatesOf(read.config);
    return await work(
      createAppTokens({ authority: CLOUD.login, clientId, certificates, outbound }),
      outbound,
    );
  } finally {
    await outbound.close();
  }
}
