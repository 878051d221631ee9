/** What can be wrong with a picked file; the words are in `text.ts`. */
export type Unfit = 'too-large' | 'not-a-photo' | 'not-readable' | 'heic' | 'pdf-too-large' | 'empty';
export type Shrunk = { readonly ok: true; readonly blob: Blob; readonly isPhoto: boolean } | { ok: false; why: Unfit };

/** Refused before anything of it is read: decoding it could take the telephone down. */
const MOST_BYTES = 30 * 1024 * 1024;
/** Documents are sent as they are. */
const MOST_PDF_BYTES = 10 * 1024 * 1024;
const LONGEST_SIDE = 1_600;
const AIM_BYTES = 1024 * 1024;
const QUALITIES = [0.85, 0.75, 0.65, 0.55, 0.45];

/** What the size and type alone say of a file; null: worth decoding. */
export function refuseUnread(file: Pick<File, 'size' | 'type' | 'name'>, takesPdf: boolean): Unfit | null {
  if (file.size === 0) return 'empty';
  if (isPdf(file)) {
    if (!takesPdf) return 'not-a-photo';
    return file.size > MOST_PDF_BYTES ? 'pdf-too-large' : null;
  }
  if (file.type !== '' && !file.type.startsWith('image/')) return 'not-a-photo';
  return file.size > MOST_BYTES ? 'too-large' : null;
}

/** The size at which a picture is kept: its longer side at most 1,600 pixels, never enlarged. */
export function fitted(width: number, height: number, most = LONGEST_SIDE): { width: number; height: number } {
  const scale = Math.min(1, most / Math.max(width, height, 1));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/**
 * Makes a photo small enough for a weak signal: upright, at most 1,600 pixels and 1 MB, JPEG. Drawing it anew also leaves
 * behind where and with what it was taken. A PDF is passed on as it is, where one is asked for.
 */
export async function shrink(file: File, takesPdf: boolean): Promise<Shrunk> {
  const why = refuseUnread(file, takesPdf);
  if (why) return { ok: false, why };
  if (isPdf(file)) return { ok: true, blob: file, isPhoto: false };
  const picture = await decode(file);
  if (!picture) return { ok: false, why: isHeic(file) ? 'heic' : 'not-readable' };
  const blob = await redrawn(picture);
  if ('close' in picture) picture.close();
  return blob ? { ok: true, blob, isPhoto: true } : { ok: false, why: 'not-readable' };
}

type Picture = ImageBitmap | HTMLImageElement;

async function decode(file: File): Promise<Picture | null> {
  try {
    return await createImageBitmap(file, { imageOrientation: 'from-image' });
  } catch {
    return decodeInImage(file);
  }
}

/** Some browsers read more kinds in an `<img>` than in a bitmap. */
async function decodeInImage(file: File): Promise<Picture | null> {
  const address = URL.createObjectURL(file);
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    return image.naturalWidth > 0 ? image : null;
  } catch {
    return null;
  } finally {
    URL.revokeObjectURL(address);
  }
}

async function redrawn(picture: Picture): Promise<Blob | null> {
  const width = 'naturalWidth' in picture ? picture.naturalWidth : picture.width;
  const height = 'naturalHeight' in picture ? picture.naturalHeight : picture.height;
  for (let most = LONGEST_SIDE; most >= 400; most = Math.round(most * 0.75)) {
    const canvas = document.createElement('canvas');
    Object.assign(canvas, fitted(width, height, most));
    const pen = canvas.getContext('2d');
    if (!pen) return null;
    // What is transparent would turn black in a JPEG.
    pen.fillStyle = '#fff';
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
    for (const quality of QUALITIES) {
      const blob = await new Promise<Blob | null>(done => canvas.toBlob(done, 'image/jpeg', quality));
      if (!blob) return null;
      if (blob.size <= AIM_BYTES) return blob;
    }
  }
  return null;
}

function isPdf({ type, name }: Pick<File, 'type' | 'name'>): boolean {
  return type === 'application/pdf' || (type === '' && /\.pdf$/i.test(name));
}

function isHeic({ type, name }: Pick<File, 'type' | 'name'>): boolean {
  return /hei[cf]/i.test(type) || /\.hei[cf]$/i.test(name);
}
