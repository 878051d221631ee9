/** Sample people of the local town hall. All of them are invented; the names say so. */
export const seedText = {
  officialAccount: 'อบต.หลุมรัง',
  group: 'กลุ่มหมู่บ้าน (ตัวอย่าง)',
  residents: [
    { name: 'ยายสายใจ (ตัวอย่าง)', label: 'ชาวบ้าน', blocked: false },
    { name: 'ลุงทองดี (ตัวอย่าง)', label: 'ชาวบ้าน', blocked: false },
    { name: 'พี่มาลี (ตัวอย่าง)', label: 'ชาวบ้านที่บล็อกไว้', blocked: true },
  ],
  staff: {
    secretary: { name: 'คุณเลขา (ตัวอย่าง)', label: 'เลขานุการคณะทำงาน' },
    invited: [
      { name: 'คุณธุรการ (ตัวอย่าง)', label: 'เจ้าหน้าที่ สำนักปลัด', invite: 'เชิญ เจ้าหน้าที่ สำนักปลัด' },
      { name: 'คุณการเงิน (ตัวอย่าง)', label: 'เจ้าหน้าที่ กองคลัง', invite: 'เชิญ เจ้าหน้าที่ กองคลัง' },
      { name: 'คุณช่าง (ตัวอย่าง)', label: 'เจ้าหน้าที่ กองช่าง', invite: 'เชิญ เจ้าหน้าที่ กองช่าง' },
      { name: 'คุณสวัสดิการ (ตัวอย่าง)', label: 'เจ้าหน้าที่ กองสวัสดิการสังคม', invite: 'เชิญ เจ้าหน้าที่ กองสวัสดิการสังคม' },
      { name: 'คุณหัวหน้าช่าง (ตัวอย่าง)', label: 'หัวหน้ากองช่าง', invite: 'เชิญ หัวหน้า กองช่าง' },
      { name: 'ท่านปลัด (ตัวอย่าง)', label: 'ปลัด', invite: 'เชิญ ปลัด' },
      { name: 'ท่านนายก (ตัวอย่าง)', label: 'นายก', invite: 'เชิญ นายก' },
    ],
  },
};
