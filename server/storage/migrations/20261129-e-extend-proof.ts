import type { Kysely } from 'kysely';

/** By what means a proof asked, and the certificate an integration was last proven with: another one is proven anew. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('proof_run').addColumn('means', 'jsonb').execute();
  await db.schema.alterTable('integration').addColumn('proven_with', 'text').execute();
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('integration').dropColumn('proven_with').execute();
  await db.schema.alterTable('proof_run').dropColumn('means').execute();
}
