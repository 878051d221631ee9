import { texts } from './texts.ts';

/** What the person who installs the product reads when a setting is not right. */
export const envText = texts(
  {
    missing: (name: string) => `ยังไม่ได้ตั้งค่า ${name}`,
    wrong: (name: string) => `ค่า ${name} ไม่ถูกต้อง${hint(name, 'th')}`,
    otherOffice: (wanted: string, built: string) =>
      `ตั้งค่า OFFICE=${wanted} แต่ระบบชุดนี้สร้างไว้สำหรับ ${built} กรุณาสร้างใหม่ (npm run build)`,
    clockNotLocal: (name: string) => `ใช้ ${name}=1 ได้เฉพาะเมื่อ PUBLIC_BASE_URL อยู่ในเครื่องนี้ (127.0.0.1)`,
  },
  {
    missing: (name: string) => `The setting ${name} is missing`,
    wrong: (name: string) => `The setting ${name} is not valid${hint(name, 'en')}`,
    otherOffice: (wanted: string, built: string) =>
      `OFFICE=${wanted}, but this build is for ${built}; please build again (npm run build)`,
    clockNotLocal: (name: string) => `${name}=1 is only for a PUBLIC_BASE_URL on this machine (127.0.0.1)`,
  },
);

function hint(name: string, locale: 'th' | 'en'): string {
  if (/_BASE$|_URL$/.test(name)) {
    return locale === 'th'
      ? ' ต้องขึ้นต้นด้วย https:// (http:// ได้เฉพาะในเครื่องนี้)'
      : ': it must start with https:// (http:// only on this machine)';
  }
  if (name === 'STORE') return locale === 'th' ? ' รุ่นนี้ใช้ได้เฉพาะ sqlite' : ': this version knows sqlite only';
  if (name === 'FIRST_CODE') return locale === 'th' ? ' ต้องยาวอย่างน้อย 6 ตัวอักษร' : ': it needs at least 6 characters';
  return '';
}
