import { dataUrlOf } from '../../ui/api/data-url.ts';

/** A file as a body carries it. */
export async function base64Of(file: Blob): Promise<string> {
  return (await dataUrlOf(file)).replace(/^[^,]*,/, '');
}
