import type { FileType } from '#files/record.ts';

/** What bytes are by their beginning, never by a name or a header; null for all else. What follows is for the cleaning. */
export function typeOf(bytes: Uint8Array): FileType | null {
  if (beginsWith(bytes, [0xff, 0xd8, 0xff])) return 'image/jpeg';
  if (beginsWith(bytes, PNG_SIGNATURE)) return 'image/png';
  return beginsWith(bytes, PDF_HEAD) && isEnded(bytes) ? 'application/pdf' : null;
}

export const PNG_SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const PDF_HEAD = [...'%PDF-'].map(letter => letter.charCodeAt(0));
const PDF_END = [...'%%EOF'].map(letter => letter.charCodeAt(0));
/** Readers look for the end of a document in so many last bytes. Source: PDF 32000-1, Annex H, note 18. */
const END_WITHIN = 1024;

export function beginsWith(bytes: Uint8Array, head: readonly number[], at = 0): boolean {
  return head.every((byte, offset) => bytes[at + offset] === byte);
}

function isEnded(bytes: Uint8Array): boolean {
  for (let at = bytes.length - PDF_END.length; at >= Math.max(0, bytes.length - END_WITHIN); at -= 1)
    if (beginsWith(bytes, PDF_END, at)) return true;
  return false;
}
