import type { Role } from '#domain/actor.ts';
import { texts } from '#i18n/texts.ts';

const rolesTh: Record<Role, string> = {
  officer: 'เจ้าหน้าที่',
  head: 'หัวหน้ากอง',
  clerk: 'ปลัด',
  mayor: 'นายก',
  secretary: 'เลขานุการคณะทำงาน',
};
const rolesEn: Record<Role, string> = {
  officer: 'officer',
  head: 'head of division',
  clerk: 'chief administrator',
  mayor: 'mayor',
  secretary: 'secretary of the working group',
};

export const staffText = texts(
  {
    roles: rolesTh,
    duty: (role: string, division: string) => `${role}${division ? ` ${division}` : ''}`,
    invited: (duty: string, code: string, day: string) =>
      `รหัสเชิญสำหรับ ${duty}\n\n${code}\n\nส่งรหัสนี้ให้ผู้รับเชิญพิมพ์ในแชตนี้ ใช้ได้ครั้งเดียวภายใน ${day}`,
    inviteHow: (divisions: string) =>
      `วิธีเชิญ พิมพ์ เชิญ ตามด้วยบทบาทและกอง เช่น\nเชิญ เจ้าหน้าที่ กองช่าง\nเชิญ หัวหน้า กองคลัง\nเชิญ ปลัด\n\nบทบาท: เจ้าหน้าที่ หัวหน้า ปลัด นายก เลขานุการ\nกอง: ${divisions}`,
    onlySecretary: 'ขออภัยค่ะ เชิญได้เฉพาะเลขานุการคณะทำงาน',
    joined: (duty: string) => `ยินดีต้อนรับค่ะ คุณเป็น ${duty} แล้ว\nเมื่อมีเรื่องถึงคุณ ระบบจะแจ้งในแชตนี้`,
    joinedSecretary: 'พิมพ์ เชิญ เพื่อเชิญเจ้าหน้าที่ และพิมพ์ การแจ้งเตือน เพื่อดูผลการส่ง',
    codeUsed: 'รหัสนี้ใช้ไปแล้วหรือหมดอายุค่ะ กรุณาขอรหัสใหม่จากเลขานุการ',
    alreadyHave: (duty: string) => `คุณเป็น ${duty} อยู่แล้วค่ะ รหัสยังใช้ได้สำหรับคนอื่น`,
    myDuties: (list: string) => `หน้าที่ของคุณ\n${list}`,
    noDuties: 'คุณยังไม่มีหน้าที่เจ้าหน้าที่ในระบบค่ะ หากเป็นเจ้าหน้าที่ กรุณาขอรหัสเชิญจากเลขานุการ',
    noticesTitle: 'การแจ้งเตือนที่ส่งไม่สำเร็จ',
    noticesNone: 'ไม่มีการแจ้งเตือนที่ส่งไม่สำเร็จค่ะ',
    noticesWaiting: (count: number) => `กำลังรอส่ง ${count} รายการ`,
    noticesNotYours: 'ขออภัยค่ะ ส่วนนี้สำหรับเลขานุการและปลัด',
    noticeLine: (when: string, kind: string, reason: string) => `• ${when} ${kind}: ${reason}`,
    kinds: { question: 'แจ้งคำถามใหม่', answer: 'ส่งคำตอบให้ผู้ถาม', other: 'ข้อความตอบ' },
    reasons: {
      nobody: 'ยังไม่มีเจ้าหน้าที่ที่ติดต่อได้',
      monthly: 'ข้อความฟรีของเดือนนี้หมดแล้ว',
      unknown: 'LINE ไม่ยืนยันผล ภายใน 23 ชั่วโมง',
      broken: 'ระบบเรียบเรียงข้อความนี้ไม่ได้',
      refused: (why: string) => `LINE ไม่รับ (${why})`,
    },
  },
  {
    roles: rolesEn,
    duty: (role: string, division: string) => `${role}${division ? `, ${division}` : ''}`,
    invited: (duty: string, code: string, day: string) =>
      `Invitation code for: ${duty}\n\n${code}\n\nGive it to the person invited, who types it in this chat. It works once, until ${day}.`,
    inviteHow: (divisions: string) =>
      `To invite, type: invite, the role, the division. For example\ninvite officer works\ninvite head finance\ninvite clerk\n\nRoles: officer, head, clerk, mayor, secretary\nDivisions: ${divisions}`,
    onlySecretary: 'Sorry, only the secretary of the working group can invite.',
    joined: (duty: string) => `Welcome. You are now: ${duty}.\nWhat concerns you will be announced in this chat.`,
    joinedSecretary: 'Type "invite" to invite staff, and "notices" to see what was delivered.',
    codeUsed: 'This code has been used or has expired. Please ask the secretary for a new one.',
    alreadyHave: (duty: string) => `You are already: ${duty}. The code still works for somebody else.`,
    myDuties: (list: string) => `Your duties\n${list}`,
    noDuties: 'You hold no staff duty. If you work for the office, please ask the secretary for an invitation code.',
    noticesTitle: 'Notices that could not be delivered',
    noticesNone: 'No notice has failed.',
    noticesWaiting: (count: number) => `${count} waiting to be sent`,
    noticesNotYours: 'Sorry, this part is for the secretary and the chief administrator.',
    noticeLine: (when: string, kind: string, reason: string) => `• ${when} ${kind}: ${reason}`,
    kinds: { question: 'new question', answer: 'answer to a resident', other: 'reply' },
    reasons: {
      nobody: 'no member of staff can be reached yet',
      monthly: 'this month’s free messages are used up',
      unknown: 'LINE never confirmed it within 23 hours',
      broken: 'the system could not put it into words',
      refused: (why: string) => `LINE refused it (${why})`,
    },
  },
);
