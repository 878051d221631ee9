import { texts } from '../../../src/i18n/texts.ts';

/** The words of the page of a complaint. */
export const complaintPageText = texts(
  {
    title: 'แจ้งเรื่อง',
    sealedTitle: 'เรื่องทุจริต แจ้งทางอื่น',
    myData: 'ดูข้อมูลของฉัน',
    call: (name: string, number: string) => `โทร ${number} ${name}`,
    stillWrite: 'โทรแล้วหรือไม่เร่งด่วน กรอกต่อด้านล่างได้เลย',
    promise: (due: string) => `ถ้าแจ้งวันนี้ อบต. จะแก้ไขหรือแจ้งผลภายในวันที่ ${due}`,
    nearTitle: 'มีผู้แจ้งเรื่องประเภทเดียวกันใกล้จุดนี้แล้ว',
    nearHow: 'ถ้าเป็นเรื่องเดียวกัน กดติดตามได้เลย ไม่ต้องแจ้งใหม่ ถ้าไม่ใช่ กรอกต่อด้านล่าง',
    near: (metres: number, days: number, number: string) =>
      `ห่างประมาณ ${metres} เมตร · ${days === 0 ? 'แจ้งวันนี้' : `แจ้งเมื่อ ${days} วันก่อน`}${number ? ` · ${number}` : ''}`,
    number: (number: number, year: number) => `เลขรับ ${number}/${year}`,
    follow: 'ติดตามเรื่องนี้แทน',
    seeMine: 'ดูเรื่องนี้',
    mine: 'คุณแจ้งหรือติดตามเรื่องนี้อยู่แล้ว',
    followed: 'ติดตามเรื่องนี้แล้ว ไม่ได้เปิดเรื่องใหม่ เมื่อแก้ไขเสร็จเราจะแจ้งในแชต LINE',
    gone: 'เรื่องนั้นติดตามไม่ได้แล้ว อาจปิดไปแล้ว กรอกต่อเพื่อแจ้งเรื่องใหม่ได้เลย',
    following: 'กำลังบันทึก',
    willTake: (division: string) => `${division} ได้รับเรื่องแล้ว`,
    willAsk: 'ถ้ามีคำถาม เจ้าหน้าที่จะถามในแชต LINE และในหน้าเรื่องนี้',
    willConfirm: 'เมื่อแก้ไขแล้ว คุณเป็นผู้บอกว่าเสร็จจริงหรือยัง',
  },
  {
    title: 'Report a problem',
    sealedTitle: 'Corruption: please report it elsewhere',
    myData: 'See my data',
    call: (name: string, number: string) => `Call ${number} ${name}`,
    stillWrite: 'If you have called, or it is not urgent, go on below.',
    promise: (due: string) => `If you send this today, the office settles it or tells you the result by ${due}`,
    nearTitle: 'Something of the same kind has been reported close by',
    nearHow: 'If it is the same thing, just follow it. If not, go on below.',
    near: (metres: number, days: number, number: string) =>
      `About ${metres} metres away · ${days === 0 ? 'reported today' : `reported ${days} ${days === 1 ? 'day' : 'days'} ago`}${number ? ` · ${number}` : ''}`,
    number: (number: number, year: number) => `no. ${number}/${year}`,
    follow: 'Follow this one instead',
    seeMine: 'See this case',
    mine: 'You have reported this already, or follow it',
    followed: 'You now follow it; no new case was opened. When it is fixed, we will tell you in the LINE chat.',
    gone: 'That case can no longer be followed; it may have been closed. Go on to report it anew.',
    following: 'Saving',
    willTake: (division: string) => `It has gone to: ${division}`,
    willAsk: 'If our staff have a question, they ask in the LINE chat and on the page of this case',
    willConfirm: 'When it is fixed, it is you who says whether it really is',
  },
);
