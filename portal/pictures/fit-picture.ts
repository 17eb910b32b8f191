/** Longest sides that are tried one after the other, in pixels: sharp enough for a pane, and then as large as it may be. */
const SIDES = [2_400, 1_600, 1_200, 800] as const;
const QUALITY = 0.85;

/**
 * A picture of at most `mostBytes`: as it is where it fits, else made smaller, as JPEG, by the browser. Null: it is no
 * picture, or this browser cannot do it.
 */
export async function fitPicture(file: Blob, mostBytes: number): Promise<Blob | null> {
  if (file.size <= mostBytes) return file;
  if (typeof createImageBitmap !== 'function') return null;
  try {
    const picture = await createImageBitmap(file);
    for (const side of SIDES) {
      const smaller = await drawn(picture, side);
      if (smaller && smaller.size <= mostBytes) return smaller;
    }
  } catch {
    return null; // what the browser cannot draw is no picture for anybody
  }
  return null;
}

function drawn(picture: ImageBitmap, side: number): Promise<Blob | null> {
  const scale = Math.min(1, side / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  const pen = canvas.getContext('2d');
  if (!pen) return Promise.resolve(null);
  pen.fillStyle = '#ffffff'; // what was transparent would turn black
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => {
    canvas.toBlob(resolve, 'image/jpeg', QUALITY);
  });
}
