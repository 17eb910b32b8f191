import { SecretError } from './envelope.ts';
import type { Secrets } from './envelope.ts';
import type { SealedValue, SealedValueStore } from './sealed-values.store.ts';

const BATCH = 200;

export interface RotateSecretsDeps {
  readonly store: SealedValueStore;
  /** With the new key first and every old one that may still be in use after it. */
  readonly secrets: Secrets;
  /** The id of the new key. */
  readonly newKeyId: string;
}

export interface RotatedSecrets {
  readonly rewrapped: number;
  /** Under the new key already. */
  readonly upToDate: number;
}

/**
 * Seals every stored secret anew under the new key, in batches; what is under it already is passed over, so a run that
 * was broken off is simply started again, also while the server runs. Reads everything first: throws a SecretError,
 * with nothing changed, when a key that is still in use is missing (it names the key) or a value cannot be opened.
 */
export async function rotateSecrets({
  store,
  secrets,
  newKeyId,
}: RotateSecretsDeps): Promise<RotatedSecrets> {
  await eachValue(store, async ({ sealed, place }) => {
    secrets.open(sealed, place);
  });

  let rewrapped = 0;
  let upToDate = 0;
  await eachValue(store, async (value) => {
    if (secrets.keyIdOf(value.sealed) === newKeyId) upToDate += 1;
    // Changed meanwhile: whoever did it sealed it with the key of the running server; the next run sees which one.
    else if (await store.replace(value, secrets.rewrap(value.sealed, value.place))) rewrapped += 1;
  });
  return { rewrapped, upToDate };
}

async function eachValue(
  store: SealedValueStore,
  visit: (value: SealedValue) => Promise<void>,
): Promise<void> {
  let last: SealedValue | null = null;
  for (;;) {
    const batch: readonly SealedValue[] = await store.list(last, BATCH);
    for (const value of batch) await visitNamed(value, visit);
    last = batch.at(-1) ?? null;
    if (last === null) return;
  }
}

/** An operator has to find the value that cannot be opened; its ids are no secret. */
async function visitNamed(value: SealedValue, visit: (value: SealedValue) => Promise<void>): Promise<void> {
  try {
    await visit(value);
  } catch (error) {
    if (!(error instanceof SecretError)) throw error;
    const { table, row } = value.place;
    const where = `${table} ${row} of organization ${value.organization}`;
    throw new SecretError(error.kind, `${error.message} (${where})`, { cause: error });
  }
}
