import { createContext } from 'react';

/** A short tone for what came in. */
export interface Tone {
  /** Within a click or a key: browsers let nothing sound on a page that nobody touched. */
  readonly unlock: () => void;
  readonly play: () => void;
}

/** Two notes, one above the other: heard over a dishwasher, and over in half a second. */
const notes = [
  { hertz: 880, from: 0 },
  { hertz: 1_320, from: 0.18 },
] as const;
const NOTE_SECONDS = 0.3;
const LOUDNESS = 0.25;

/** Made of the browser's own oscillator; one that cannot be had is silent, and breaks nothing. */
export function createTone(open: () => AudioContext | null): Tone {
  let audio: AudioContext | null = null;
  return {
    unlock: () => {
      audio ??= open();
      void audio?.resume().catch(() => undefined); // still locked: the next click tries again
    },
    play: () => {
      if (audio?.state !== 'running') return;
      for (const { hertz, from } of notes) sound(audio, hertz, audio.currentTime + from);
    },
  };
}

function sound(audio: AudioContext, hertz: number, at: number): void {
  const oscillator = audio.createOscillator();
  const volume = audio.createGain();
  oscillator.frequency.value = hertz;
  volume.gain.setValueAtTime(0, at);
  volume.gain.linearRampToValueAtTime(LOUDNESS, at + 0.02); // a note that begins at once clicks
  volume.gain.linearRampToValueAtTime(0, at + NOTE_SECONDS);
  oscillator.connect(volume).connect(audio.destination);
  oscillator.start(at);
  oscillator.stop(at + NOTE_SECONDS);
}

export const ToneContext = createContext<Tone>(
  createTone(() => (typeof AudioContext === 'function' ? new AudioContext() : null)),
);
