import { type Locale, texts } from '../src/i18n/texts.ts';

/** What the person at the keyboard reads; both languages on the terminal, Thai first. */
const both = texts(
  {
    building: 'กำลังสร้างระบบ …',
    ready: (url: string) => `\nเปิดศาลากลางจำลองที่  ${url}\n`,
    readyWorker: (url: string) => `ระบบทำงานที่ ${url}`,
    portTaken: (port: number, name: string) => `พอร์ต ${port} มีโปรแกรมอื่นใช้อยู่ ปิดโปรแกรมนั้น หรือเปลี่ยนด้วย ${name}=<พอร์ตอื่น>`,
    badPort: (name: string) => `${name} ต้องเป็นเลข 1–65535`,
    diskFull: (folder: string) => `เขียนข้อมูลลงดิสก์ไม่ได้ พื้นที่อาจเต็มหรือไม่มีสิทธิ์เขียน: ${folder}`,
    stopped: 'หยุดทำงานแล้ว',
    workerDied: 'ตัวระบบหยุดทำงานเอง',
    reset: 'ล้างข้อมูลทดลองแล้ว',
    seeding: 'กำลังเตรียมบุคคลตัวอย่าง …',
  },
  {
    building: 'Building …',
    ready: (url: string) => `Open the local town hall at  ${url}\n`,
    readyWorker: (url: string) => `Serving at ${url}`,
    portTaken: (port: number, name: string) =>
      `Port ${port} is used by another program. Stop that program, or choose another port with ${name}=<port>`,
    badPort: (name: string) => `${name} must be a number from 1 to 65535`,
    diskFull: (folder: string) =>
      `Cannot write to the disk: it may be full, or the folder may not be writable: ${folder}`,
    stopped: 'Stopped',
    workerDied: 'The server stopped by itself',
    reset: 'The trial data have been cleared',
    seeding: 'Preparing the sample people …',
  },
);

type Line = (locale: Locale) => string;

/** Each line of the terminal by name. */
export const devText = {
  building: ((locale: Locale) => both[locale].building) satisfies Line,
  ready:
    (url: string): Line =>
    locale =>
      both[locale].ready(url),
  readyWorker:
    (url: string): Line =>
    locale =>
      both[locale].readyWorker(url),
  portTaken:
    (port: number, name: string): Line =>
    locale =>
      both[locale].portTaken(port, name),
  badPort:
    (name: string): Line =>
    locale =>
      both[locale].badPort(name),
  diskFull:
    (folder: string): Line =>
    locale =>
      both[locale].diskFull(folder),
  stopped: ((locale: Locale) => both[locale].stopped) satisfies Line,
  workerDied: ((locale: Locale) => both[locale].workerDied) satisfies Line,
  reset: ((locale: Locale) => both[locale].reset) satisfies Line,
  seeding: ((locale: Locale) => both[locale].seeding) satisfies Line,
};

/** Says it in Thai, then in English. */
export function say(line: Line): void {
  console.log(`${line('th')}\n${line('en')}`);
}

/** Says why and ends the program. */
export function fail(line: Line | string): never {
  console.error(typeof line === 'string' ? line : `${line('th')}\n${line('en')}`);
  process.exit(1);
}
