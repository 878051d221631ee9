import { describe, expect, test } from 'vitest';
import { townHall } from '../support/town-hall.ts';
import { wordsOf } from '../support/words.ts';

describe('the areas of the rich menu, from LINE and back', () => {
  test('a tab brings no answer, writes nothing and leaves an open conversation as it is', async () => {
    const hall = townHall();
    const person = hall.resident();
    await hall.platform.act.say(person.id, 'ถามเจ้าหน้าที่');
    await hall.settle();
    const before = { said: hall.said(person), disk: await hall.disk() };
    await hall.platform.act.press(person.id, {
      type: 'richmenuswitch',
      richMenuAliasId: 'residents-info',
      data: 'home.tab',
    });
    await hall.settle();
    expect({ said: hall.said(person), disk: await hall.disk() }).toEqual(before);

    await hall.platform.act.say(person.id, 'วิธีเลี้ยงมังกรสามหัว');
    await hall.settle();
    expect(hall.said(person).at(-1)).toContain('วิธีเลี้ยงมังกรสามหัว');
  });

  test('the language changes there and back, and the answer is in the new one', async () => {
    const hall = townHall();
    const person = hall.resident();
    for (const words of ['The language is now English', 'ตั้งเป็นภาษาไทยแล้ว', 'The language is now English']) {
      await hall.platform.act.press(person.id, { type: 'message', label: 'x', text: 'เปลี่ยนภาษา' });
      await hall.settle();
      const last = hall.platform.received(person.id).at(-1);
      expect(last && wordsOf(last.message)).toContain(words);
    }
  });
});
