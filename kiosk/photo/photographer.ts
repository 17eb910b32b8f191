import { MOST_PHOTO_KB } from '../../contract/kiosk.ts';
import { openCamera } from '../scan/open-camera.ts';

export interface Photographer {
  /** Shows what the camera sees; rejects when the person, or the device, does not let it. Gives the way to end it. */
  readonly open: (video: HTMLVideoElement) => Promise<() => void>;
  /** What `video` shows now: a JPEG in base64, upright, with nothing in it but the picture; null: it shows nothing yet. */
  readonly take: (video: HTMLVideoElement) => string | null;
}

const WIDTH = 480;
const HEIGHT = 640;
/** From good to just good enough for a label. */
const QUALITIES = [0.85, 0.7, 0.5, 0.3];

/** Takes photos with the camera of the device; null where there is none. */
export function findPhotographer(): Photographer | null {
  return 'mediaDevices' in navigator ? { open: openCamera, take } : null;
}

function take(video: HTMLVideoElement): string | null {
  const { videoWidth: wide, videoHeight: high } = video;
  if (wide === 0 || high === 0) return null;
  const canvas = document.createElement('canvas');
  canvas.width = WIDTH;
  canvas.height = HEIGHT;
  // The middle of what is seen, as large as a portrait can be.
  const scale = Math.min(wide / WIDTH, high / HEIGHT);
  const [width, height] = [WIDTH * scale, HEIGHT * scale];
  canvas
    .getContext('2d')
    ?.drawImage(video, (wide - width) / 2, (high - height) / 2, width, height, 0, 0, WIDTH, HEIGHT);
  const most = (MOST_PHOTO_KB * 1_024 * 4) / 3;
  const taken = QUALITIES.map((quality) => canvas.toDataURL('image/jpeg', quality).split(',')[1] ?? '');
  return taken.find((jpeg) => jpeg !== '' && jpeg.length <= most) ?? null;
}
