import { createContext } from 'react';

/** Gives a text to the person as a file to keep. */
export type KeepText = (name: string, text: string) => void;

/** How long a browser may take to begin saving before the content is let go. */
const KEEP_MS = 60_000;

const keepInBrowser: KeepText = (name, text) => {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), KEEP_MS);
};

export const KeepTextContext = createContext<KeepText>(keepInBrowser);
