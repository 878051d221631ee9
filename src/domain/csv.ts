/** Tables as spreadsheets open them. Pure. */

/** Null: an empty cell. Numbers are written as numbers, words always as words. */
export type CsvCell = string | number | null;

const byteOrderMark = '\ufeff';

/**
 * UTF-8 with a mark that says so, lines ended by CRLF. Words that a spreadsheet would run as a formula get an apostrophe
 * before them; leading zeros stay. Source: RFC 4180; OWASP, CSV Injection.
 */
export function csvOf(rows: readonly (readonly CsvCell[])[]): string {
  return byteOrderMark + rows.map(row => `${row.map(cellText).join(',')}\r\n`).join('');
}

function cellText(cell: CsvCell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(cell) : '';
  const safe = /^\s*[=+\-@\t\r＝＋－＠]/.test(cell) || /^[\t\r\n]/.test(cell) ? `'${cell}` : cell;
  return /[",;\t\r\n]|^[\s0]|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
