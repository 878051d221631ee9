import { type Locale, texts } from '../src/i18n/texts.ts';

/** What the person at the keyboard reads; both languages on the terminal, Thai first. */
const both = texts(
  {
    building: 'กำลังสร้างระบบ …',
    ready: (url: string) => `\nเปิดศาลากลางจำลองที่  ${url}\n`,
    readyWorker: (url: string) => `ระบบทำงานที่ ${url}`,
    portTaken: (port: number, name: string) => `พอร์ต ${port} มีโปรแกรมอื่นใช้อยู่ ปิดโปรแกรมนั้น หรือเปลี่ยนด้วย ${name}=<พอร์ตอื่น>`,
    badPort: (name: string) => `${name} ต้องเป็นเลข 1–65535`,
    samePort: (port: number) => `PORT และ LINE_PORT เป็นเลขเดียวกัน (${port}) กรุณาตั้งให้ต่างกัน`,
    badOffice: 'ข้อมูลของหน่วยงานยังไม่ถูกต้อง',
    diskFull: (folder: string) => `เขียนข้อมูลลงดิสก์ไม่ได้ พื้นที่อาจเต็มหรือไม่มีสิทธิ์เขียน: ${folder}`,
    inUse: (folder: string, pid: number, file: string) =>
      `มีโปรแกรมอื่น (process ${pid}) ใช้ ${folder} อยู่ ปิดโปรแกรมนั้น หรือตั้ง STATE_DIR เป็นโฟลเดอร์อื่น ถ้าแน่ใจว่าไม่มีใครใช้ ให้ลบแฟ้ม ${file}`,
    workerDied: 'ตัวระบบหยุดทำงานเอง',
    silent: 'ตัวระบบเริ่มทำงานแล้วแต่ไม่ตอบ',
    workerLog: (file: string) => `ดูสาเหตุใน ${file}`,
    lineFailed: 'เปิด LINE จำลองไม่ได้ ถ้าแฟ้มข้อมูลเสียหาย เริ่มใหม่ด้วย npm start -- --reset',
    reset: 'ล้างข้อมูลทดลองแล้ว',
    seeding: 'กำลังเตรียมบุคคลตัวอย่าง …',
    codes: 'รหัสเชิญตัวอย่าง ใช้ได้รหัสละครั้งภายใน 7 วัน ให้คนใหม่พิมพ์ในแชต (ขอเพิ่มได้จากเลขานุการ เช่นพิมพ์ เชิญ ปลัด)',
  },
  {
    building: 'Building …',
    ready: (url: string) => `Open the local town hall at  ${url}\n`,
    readyWorker: (url: string) => `Serving at ${url}`,
    portTaken: (port: number, name: string) =>
      `Port ${port} is used by another program. Stop that program, or choose another port with ${name}=<port>`,
    badPort: (name: string) => `${name} must be a number from 1 to 65535`,
    samePort: (port: number) => `PORT and LINE_PORT are the same (${port}); please make them differ`,
    badOffice: 'The data of the office are not right',
    diskFull: (folder: string) =>
      `Cannot write to the disk: it may be full, or the folder may not be writable: ${folder}`,
    inUse: (folder: string, pid: number, file: string) =>
      `Another program (process ${pid}) is using ${folder}. Stop that program, or set STATE_DIR to another folder. If you are sure that nobody uses it, delete the file ${file}`,
    workerDied: 'The server stopped by itself',
    silent: 'The server has started but does not answer',
    workerLog: (file: string) => `See ${file} for the reason`,
    lineFailed: 'The local LINE cannot start. If its file is damaged, begin anew with npm start -- --reset',
    reset: 'The trial data have been cleared',
    seeding: 'Preparing the sample people …',
    codes:
      'Sample invitation codes, each for one newcomer to type in the chat within 7 days (the secretary makes more: เชิญ ปลัด)',
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
  samePort:
    (port: number): Line =>
    locale =>
      both[locale].samePort(port),
  badOffice: ((locale: Locale) => both[locale].badOffice) satisfies Line,
  diskFull:
    (folder: string): Line =>
    locale =>
      both[locale].diskFull(folder),
  inUse:
    (folder: string, pid: number, file: string): Line =>
    locale =>
      both[locale].inUse(folder, pid, file),
  workerDied: ((locale: Locale) => both[locale].workerDied) satisfies Line,
  silent: ((locale: Locale) => both[locale].silent) satisfies Line,
  workerLog:
    (file: string): Line =>
    locale =>
      both[locale].workerLog(file),
  lineFailed: ((locale: Locale) => both[locale].lineFailed) satisfies Line,
  reset: ((locale: Locale) => both[locale].reset) satisfies Line,
  seeding: ((locale: Locale) => both[locale].seeding) satisfies Line,
  /** The codes have no language, and stand below the English. */
  codes:
    (list: string): Line =>
    locale =>
      locale === 'th' ? both.th.codes : `${both.en.codes}\n${list}`,
};

/** Says it in Thai, then in English. */
export function say(line: Line): void {
  console.log(`${line('th')}\n${line('en')}`);
}

/** The same for what went wrong, with details that have no language. */
export function complain(line: Line | string, details = ''): void {
  const words = typeof line === 'string' ? line : `${line('th')}\n${line('en')}`;
  console.error(details ? `${words}\n${details}` : words);
}

/** Says why and ends the program. */
export function fail(line: Line | string, details = ''): never {
  complain(line, details);
  process.exit(1);
}
