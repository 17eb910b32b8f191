import { useQuery } from '@tanstack/react-query';
import { createContext, use } from 'react';
import type { OrganizationId } from '../../contract/primitives.ts';
import { dataUrlOf } from '../../ui/api/data-url.ts';
import { fetchFile } from '../../ui/api/fetch-file.ts';
import { useSession } from '../shell/session.ts';

/** Reads a picture below `/portal-api` as an address that a page may show. Throws as a call does. */
export type ReadPicture = (path: string, organization: OrganizationId) => Promise<string>;

const readInBrowser: ReadPicture = async (path, organization) => {
  const { content } = await fetchFile(path, { organization });
  return await dataUrlOf(content);
};

export const ReadPictureContext = createContext<ReadPicture>(readInBrowser);

/** A picture below `/portal-api` as an address; `tag` changes with it; undefined until it is there. A plain address would not say in which organization. */
export function usePicture(path: string, tag: string): string | undefined {
  const read = use(ReadPictureContext);
  const { organization } = useSession();
  const { data } = useQuery({
    queryKey: [organization.id, 'picture', path, tag],
    queryFn: async () => await read(path, organization.id),
    staleTime: Infinity, // the tag changes with the picture
  });
  return data;
}
