import type { Office } from '#offices/office.ts';
export const measureSummary = (_office: Office, _locale: 'th' | 'en') => 'x';
