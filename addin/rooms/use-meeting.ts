import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { usePane } from '../shell/pane.ts';

const MEETING = ['meeting'];

/** The meeting as it is in Outlook now; read again after every change that Outlook reports. */
export function useMeeting() {
  const { meeting } = usePane();
  const client = useQueryClient();
  useEffect(
    () => meeting.onChange(() => void client.invalidateQueries({ queryKey: MEETING })),
    [client, meeting],
  );
  return useQuery({
    queryKey: MEETING,
    queryFn: async () => await meeting.read(),
    refetchOnWindowFocus: true,
  });
}
