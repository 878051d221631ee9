import { texts } from '#i18n/texts.ts';

/** What is said about opinions, polls and consultations in the chat, and why something is not done. */
export const opinionText = texts(
  {
    standing: {
      coming: (day: string) => `เปิดรับความเห็น ${day}`,
      open: (day: string) => `ตอบได้ถึงวันที่ ${day}`,
      waiting: 'ปิดรับแล้ว รอ อบต. สรุปผล',
      late: 'ปิดรับแล้ว อบต. สรุปผลช้ากว่ากำหนด',
      closed: 'สรุปผลแล้ว',
    },
    kinds: { poll: 'โพล', consultation: 'ประชาคมออนไลน์' },
    list: 'ประชาคมและโพลของ อบต.',
    listHow: 'โพล กดตอบได้เลย คนละ 1 เสียง แก้ได้จนถึงวันปิด เจ้าหน้าที่ไม่เห็นว่าใครตอบอะไร',
    none: 'ตอนนี้ไม่มีประชาคมหรือโพลที่เปิดอยู่ค่ะ\nมีอะไรอยากบอก อบต. พิมพ์ แสดงความคิดเห็น ได้เลย',
    notTold: 'เราไม่รู้ว่าใครตอบบ้าง จึงส่งผลให้ทีละคนไม่ได้ ผลจะอยู่ในหน้านี้ พิมพ์ ประชาคม มาดูได้',
    outcome: 'ผลที่ตามมา',
    answered: {
      first: (label: string) => `รับคำตอบแล้วค่ะ: ${label}`,
      changed: (label: string) => `เปลี่ยนคำตอบของคุณแล้วค่ะ เป็น: ${label}\nนับเป็น 1 เสียงเท่าเดิม`,
      same: (label: string) => `คุณตอบข้อนี้ไว้แล้วค่ะ: ${label}`,
    },
    until: (day: string) => `แก้คำตอบได้ถึงวันที่ ${day}`,
    write: 'จะพิมพ์ตอบทีละข้อที่นี่ หรือกรอกในหน้าเว็บก็ได้ ถ้าอยากลงชื่อ ใช้หน้าเว็บ เพราะในแชตไม่ถามชื่อ',
    begun: 'คุณมีความคิดเห็นที่เขียนค้างไว้ค่ะ ทำต่อได้เลย',
    stale: 'ปุ่มนี้เป็นของความคิดเห็นก่อนหน้า จึงไม่มีการส่งหรือแก้ไขอะไรค่ะ พิมพ์ แสดงความคิดเห็น เพื่อเริ่มใหม่',
    notice: (kept: string) =>
      `เมื่อส่ง มีแต่เจ้าหน้าที่ที่ดูแลเรื่องนี้ที่ได้อ่าน ไม่เผยแพร่ และไม่เห็นว่าเป็นใคร ระบบเก็บรหัส LINE ของคุณไว้เพื่อส่งคำตอบกลับเท่านั้น เก็บไว้ ${kept} หลังปิดเรื่อง ขอลบได้โดยกด "ยกเลิกข้อความ" ใน LINE หรือพิมพ์ ข้อมูลของฉัน`,
    sent: (year: number) => `รับความคิดเห็นแล้ว ขอบคุณค่ะ\nเลขรับ {{number}}/${year}\n(LR-${year}-{{number:6}})`,
    sentNext: (division: string, due: string, basis: string) =>
      `ส่งถึง${division}แล้ว ถ้าขอคำตอบไว้ จะตอบในแชตนี้ภายในวันที่ ${due} (${basis})`,
    sentFollow: 'ดูความคืบหน้า พิมพ์ ติดตาม',
    alreadySent: (year: number) => `ความคิดเห็นนี้ส่งแล้วค่ะ เลขรับ {{number}}/${year}`,
    ended: (title: string) => `ปิดรับความเห็นแล้ว: ${title}`,
    endedDue: (day: string) => `กรุณาสรุปว่าผลเป็นอย่างไร และ อบต. ทำอะไรต่อ ภายในวันที่ ${day}`,
    buttons: { page: 'เปิดหน้าเว็บ', open: 'อ่านรายละเอียด', write: 'แสดงความคิดเห็น', summarise: 'สรุปผล' },
    refusals: {
      unknown: 'ไม่พบประชาคมหรือโพลนี้',
      coming: 'ยังไม่ถึงวันเปิดรับความเห็น',
      over: 'ปิดรับความเห็นแล้ว ดูผลได้ในหน้านี้',
      'no-option': 'กรุณาเลือกหนึ่งข้อจากที่มี',
      nothing: 'กรุณาเลือกหนึ่งข้อ หรือเขียนความเห็น',
      'too-long': 'ข้อความยาวเกินไป กรุณาย่อให้ไม่เกิน 2,000 ตัวอักษร',
      corruption: 'เรื่องทุจริตอย่าเขียนที่นี่นะคะ เราไม่ได้บันทึกไว้ กรุณาโทร ป.ป.ช. 1205 หรือศูนย์ดำรงธรรม 1567',
      'not-yours': 'เรื่องนี้เป็นของกองอื่น เจ้าหน้าที่ของกองนั้น ปลัด หรือเลขานุการเท่านั้นที่ทำได้',
      'bad-days': 'กรุณาตรวจวันที่ วันเปิดต้องไม่ผ่านมาแล้ว วันปิดต้องไม่ก่อนวันเปิด และเปิดได้ไม่เกิน 180 วัน',
      'no-question': 'โพลต้องมีคำถามกับตัวเลือกอย่างน้อย 2 ข้อ',
      'same-options': 'มีตัวเลือกซ้ำกัน กรุณาแก้ให้ต่างกัน',
      begun: 'มีคนตอบแล้ว จึงแก้คำถามไม่ได้ เลื่อนวันปิดออกไปได้เท่านั้น',
      'not-over': 'ยังไม่พ้นวันปิดที่ประกาศไว้ สรุปผลได้หลังจากนั้น',
      closed: 'สรุปผลไปแล้ว',
      'no-words': 'คำตอบนี้ไม่มีข้อความให้แยกออก',
      full: 'รายการนี้แก้หลายครั้งเกินไปแล้ว',
      'no-division': 'ไม่มีกองนี้',
    },
  },
  {
    standing: {
      coming: (day: string) => `Opens on ${day}`,
      open: (day: string) => `You can answer until ${day}`,
      waiting: 'Ended; the office is yet to say what came of it',
      late: 'Ended; the office is late in saying what came of it',
      closed: 'Summed up',
    },
    kinds: { poll: 'Poll', consultation: 'Online consultation' },
    list: 'The office’s consultations and polls',
    listHow:
      'To answer a poll, just tap. Everybody has one vote and may change it until it ends. Our staff cannot see who answered what.',
    none: 'No consultation or poll is open now.\nIs there something you would like to tell the office? Type: opinion',
    notTold:
      'We do not know who has answered, so we cannot bring the result to each of you. It will stand on this page; type "poll" to see it.',
    outcome: 'What came of it',
    answered: {
      first: (label: string) => `We have your answer: ${label}`,
      changed: (label: string) => `Your answer has been changed to: ${label}\nIt still counts as one vote.`,
      same: (label: string) => `You have given this answer already: ${label}`,
    },
    until: (day: string) => `You can change it until ${day}.`,
    write:
      'Answer question by question here, or fill in the page. To give your name, use the page: this chat does not ask for it.',
    begun: 'You have begun an opinion that is not sent yet. Please go on.',
    stale: 'This button belongs to an earlier opinion, so nothing was sent or changed. Type "opinion" to start again.',
    notice: (kept: string) =>
      `Once sent, only the staff who deal with it read it. It is not published, and they cannot see who you are. The system keeps your LINE id only to bring the answer back, for ${kept} after the matter is closed. To have it erased, unsend the message in LINE, or type: my data`,
    sent: (year: number) =>
      `We have your opinion. Thank you.\nReceipt number {{number}}/${year}\n(LR-${year}-{{number:6}})`,
    sentNext: (division: string, due: string, basis: string) =>
      `It has gone to: ${division}. If you asked for an answer, it comes in this chat by ${due} (${basis}).`,
    sentFollow: 'To see how far it has got, type: track',
    alreadySent: (year: number) => `This opinion has been sent already, receipt number {{number}}/${year}.`,
    ended: (title: string) => `No more answers are taken: ${title}`,
    endedDue: (day: string) => `Please say by ${day} what came of it and what the office does next.`,
    buttons: { page: 'Open the page', open: 'Read more', write: 'Give your opinion', summarise: 'Sum it up' },
    refusals: {
      unknown: 'There is no such consultation or poll',
      coming: 'Answers are not taken yet',
      over: 'Answers are no longer taken; the result is on this page',
      'no-option': 'Please choose one of the options',
      nothing: 'Please choose an option or write something',
      'too-long': 'This is too long: please shorten it to at most 2,000 characters',
      corruption:
        'Please do not write about corruption here; we have not kept it. Call the NACC at 1205 or the Damrongdhama Centre at 1567',
      'not-yours':
        'This belongs to another division: only its officers, the permanent secretary or the secretary can do this',
      'bad-days':
        'Please check the days: not begun in the past, not ended before it begins, and no longer than 180 days',
      'no-question': 'A poll needs a question with at least two options',
      'same-options': 'Two options are the same: please make them different',
      begun: 'People have answered, so it can no longer be changed; only its last day can be moved to a later one',
      'not-over': 'The last day that was announced is not over yet; then you can sum it up',
      closed: 'It has been summed up already',
      'no-words': 'This answer has no words to be set aside',
      full: 'This has been changed too many times',
      'no-division': 'There is no such division',
    },
  },
);
