import type { FileRefusal, FileType } from '#files/record.ts';
import { cleanJpeg } from './jpeg.ts';
import { cleanPng } from './png.ts';
import { typeOf } from './type.ts';

/** A file that may be shown; `width` and `height` are null for a document. */
export type Cleaned =
  | {
      readonly ok: true;
      readonly type: FileType;
      readonly bytes: Uint8Array;
      readonly width: number | null;
      readonly height: number | null;
    }
  | { readonly ok: false; readonly reason: FileRefusal };

/**
 * Rebuilds a JPEG or PNG from the parts that show the picture, and refuses what cannot be read to its end: nothing of
 * where, when and with what it was taken is left, no second picture, nothing before, between or behind. A document is kept
 * as it is, where documents are taken. What was cleaned stays the same when it is cleaned again. Never throws.
 */
export function clean(bytes: Uint8Array, takes: 'images' | 'documents-too'): Cleaned {
  const type = typeOf(bytes);
  switch (type) {
    case 'image/jpeg':
      return pictured(type, cleanJpeg(bytes));
    case 'image/png':
      return pictured(type, cleanPng(bytes));
    case 'application/pdf':
      return takes === 'images'
        ? { ok: false, reason: 'not-an-image' }
        : { ok: true, type, bytes, width: null, height: null };
    default:
      return { ok: false, reason: 'not-an-image' };
  }
}

/** A rebuilt picture, or why there is none. */
export type Picture = { readonly bytes: Uint8Array; readonly width: number; readonly height: number } | FileRefusal;

function pictured(type: FileType, picture: Picture): Cleaned {
  return typeof picture === 'string' ? { ok: false, reason: picture } : { ok: true, type, ...picture };
}
