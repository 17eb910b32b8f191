import { openCamera } from './open-camera.ts';

/** The part of the Barcode Detection API (WICG) that reads a square code from a picture. */
interface CodeReader {
  readonly detect: (picture: HTMLVideoElement) => Promise<readonly { readonly rawValue: string }[]>;
}

export interface Camera {
  /** Shows what it sees; rejects when the person, or the device, does not let it. Gives the way to end it. */
  readonly open: (video: HTMLVideoElement) => Promise<() => void>;
  /** What it reads now, as texts. */
  readonly read: (video: HTMLVideoElement) => Promise<readonly string[]>;
}

/** The camera of the device with the browser's own reader of codes; null where the browser has none. */
export async function findCamera(): Promise<Camera | null> {
  const Reader: unknown = Reflect.get(globalThis, 'BarcodeDetector');
  if (typeof Reader !== 'function' || !('mediaDevices' in navigator)) return null;
  const formats: unknown = await Reflect.get(Reader, 'getSupportedFormats')?.call(Reader);
  if (!Array.isArray(formats) || !formats.includes('qr_code')) return null;
  const reader = Reflect.construct(Reader, [{ formats: ['qr_code'] }]) as CodeReader; // as the draft of the API has it
  return {
    open: openCamera,
    read: async (video) => (await reader.detect(video)).map(({ rawValue }) => rawValue),
  };
}
