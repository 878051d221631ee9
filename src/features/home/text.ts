import { texts } from '#i18n/texts.ts';

export const homeText = texts(
  {
    greeting: (office: string) =>
      `สวัสดีค่ะ ยินดีต้อนรับสู่ ${office}\nพิมพ์ถามได้เลย เช่น "เบี้ยคนแก่ได้เดือนละเท่าไร" หรือ "อบต. เปิดกี่โมง"`,
    privacy:
      'เราไม่เก็บข้อความที่คุณถาม เว้นแต่คุณกดส่งให้เจ้าหน้าที่ เพื่อทำงานตามหน้าที่ของ อบต.\nอ่านต่อ พิมพ์ ความเป็นส่วนตัว ดูหรือลบข้อมูล พิมพ์ ข้อมูลของฉัน',
    welcomeBack: (office: string) => `ยินดีต้อนรับกลับสู่ ${office} ค่ะ พิมพ์ถามได้เลย`,
    joined: (office: string, name: string) =>
      `สวัสดีค่ะ นี่คือระบบตอบคำถามของ ${office}\nในกลุ่มนี้จะตอบเมื่อขึ้นต้นข้อความด้วย "${name}" เช่น "${name} อบต. เปิดกี่โมง"\nเรื่องส่วนตัวโปรดทักแชตส่วนตัว`,
    menu: 'ต้องการเรื่องใด กดปุ่มด้านล่าง หรือพิมพ์คำถามได้เลยค่ะ',
    cancelled: 'ยกเลิกแล้วค่ะ ไม่มีการส่งข้อมูลใด ๆ',
    nothingToCancel: 'ตอนนี้ไม่มีเรื่องที่ทำค้างอยู่ค่ะ',
    languageSet: 'ตั้งเป็นภาษาไทยแล้วค่ะ',
    sticker: 'ขอบคุณค่ะ มีเรื่องใดพิมพ์ถามได้เลย',
    media: 'ยังเปิดดูรูป เสียง หรือไฟล์ในแชตนี้ไม่ได้ค่ะ ช่วยพิมพ์เป็นข้อความ ถ้าจะแจ้งปัญหาพร้อมรูป พิมพ์ แจ้งเรื่อง ก่อน',
    location: 'ได้รับตำแหน่งแล้ว แต่ยังไม่มีเรื่องที่ต้องใช้ตำแหน่งค่ะ ถ้าจะแจ้งปัญหา พิมพ์ แจ้งเรื่อง ก่อน แล้วค่อยส่งตำแหน่ง',
    stale: 'ปุ่มนี้ใช้ไม่ได้แล้วค่ะ เลือกใหม่จากเมนู หรือพิมพ์คำถามได้เลย',
    broken: 'ขออภัยค่ะ ระบบขัดข้องชั่วคราว กรุณาลองอีกครั้ง',
    late: 'ข้อความนี้เพิ่งมาถึงทีหลัง จึงไม่ได้นำมาใช้กับเรื่องที่ทำอยู่ค่ะ หากยังต้องการ กรุณาส่งอีกครั้ง',
    numberLater: '(จะแจ้งภายหลัง)',
    privateOnly: 'เรื่องนี้โปรดทักแชตส่วนตัวกับเรานะคะ',
    buttons: {
      report: 'แจ้งเรื่อง',
      services: 'ขอรับบริการ',
      track: 'ติดตามเรื่อง',
      opinion: 'แสดงความคิดเห็น',
      score: 'คะแนน ITA',
      measures: '14 มาตรการ',
      staff: 'ถามเจ้าหน้าที่',
      contact: 'ติดต่อ อบต.',
      language: 'English',
      menu: 'เมนู',
      cancel: 'ยกเลิก',
    },
    says: {
      report: 'แจ้งเรื่อง',
      services: 'บริการ',
      track: 'ติดตาม',
      opinion: 'แสดงความคิดเห็น',
      score: 'คะแนน',
      measures: 'มาตรการ',
      staff: 'ถามเจ้าหน้าที่',
      contact: 'ติดต่อ อบต. ได้ที่ไหน',
    },
  },
  {
    greeting: (office: string) =>
      `Welcome to ${office}.\nJust type a question, for example "How much is the elderly allowance?" or "When is the office open?"`,
    privacy:
      'We do not keep what you ask unless you choose to send it to our staff, for the office’s public task.\nFor more, type: privacy. To see or erase your data, type: my data',
    welcomeBack: (office: string) => `Welcome back to ${office}. Just type a question.`,
    joined: (office: string, name: string) =>
      `Hello, this is the answering service of ${office}.\nIn this group it answers messages that begin with "${name}".\nFor personal matters please write to us in a private chat.`,
    menu: 'What would you like to do? Tap a button below, or just type a question.',
    cancelled: 'Cancelled. Nothing was sent.',
    nothingToCancel: 'There is nothing to cancel.',
    languageSet: 'The language is now English.',
    sticker: 'Thank you. If you need anything, just type a question.',
    media:
      'We cannot open pictures, sound or files in this chat yet. Please type your message. To report a problem with photos, first type: report',
    location:
      'We received a location, but nothing needs one at the moment. To report a problem, first type "report", then send the location.',
    stale: 'This button no longer works. Please choose from the menu, or just type a question.',
    broken: 'Sorry, something went wrong for a moment. Please try again.',
    late: 'This message arrived late, so it was not used for what you are doing now. If you still need it, please send it again.',
    numberLater: '(to follow)',
    privateOnly: 'For this, please write to us in a private chat.',
    buttons: {
      report: 'Report a problem',
      services: 'Services',
      track: 'Track my case',
      opinion: 'Give an opinion',
      score: 'ITA scores',
      measures: '14 measures',
      staff: 'Ask staff',
      contact: 'Contact',
      language: 'ภาษาไทย',
      menu: 'Menu',
      cancel: 'Cancel',
    },
    says: {
      report: 'report',
      services: 'services',
      track: 'track',
      opinion: 'opinion',
      score: 'scores',
      measures: 'measures',
      staff: 'ask staff',
      contact: 'How can I contact the office?',
    },
  },
);
