import { PICTURE_LIMIT_BYTES } from '#shared/contracts/activities.contract.js';

/** On its longer side, in pixels: enough for the widest page. */
const LONGEST_SIDE = 1_600;
const QUALITIES = [0.85, 0.7, 0.5];

/**
 * A picture as it will be sent. Photographs are drawn anew, smaller where they are large: cameras make them far larger
 * than a page needs, and write into them where they were taken.
 * @throws DOMException when the browser cannot read the file as a picture
 */
export async function fitPicture(file: File): Promise<File> {
  const bitmap = await createImageBitmap(file);
  const scale = Math.min(1, LONGEST_SIDE / Math.max(bitmap.width, bitmap.height));
  if (scale === 1 && file.size <= PICTURE_LIMIT_BYTES && file.type !== 'image/jpeg') return file;
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(bitmap.width * scale));
  canvas.height = Math.max(1, Math.round(bitmap.height * scale));
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  return smallest(canvas, file);
}

async function smallest(canvas: HTMLCanvasElement, file: File): Promise<File> {
  for (const quality of QUALITIES) {
    const blob = await new Promise<Blob | null>((resolve) => {
      canvas.toBlob(resolve, 'image/jpeg', quality);
    });
    if (blob && blob.size <= PICTURE_LIMIT_BYTES) return new File([blob], 'picture.jpg', { type: 'image/jpeg' });
  }
  return file;
}

/** For a preview: our pages may show pictures of this address, and no others of the browser's own. */
export function dataUrlOf(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => {
      resolve(reader.result as string);
    };
    reader.onerror = () => {
      reject(reader.error ?? new Error('The file cannot be read.'));
    };
    reader.readAsDataURL(file);
  });
}
