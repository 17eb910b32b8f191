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

/** A picture as an address; undefined until it is there. A plain address would not say in which organization. */
export function usePicture(item: string, picture: string): string | undefined {
  const read = use(ReadPictureContext);
  const { organization } = useSession();
  const { data } = useQuery({
    queryKey: [organization.id, 'picture', item, picture],
    queryFn: async () => await read(`/portal-api/menu-items/${item}/picture`, organization.id),
    staleTime: Infinity, // the tag changes with the picture
  });
  return data;
}
