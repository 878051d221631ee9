import { describe, expect, it } from 'vitest';
import { isThaiId, maskThaiIds } from '../../src/domain/thai-id.ts';

describe('a Thai ID number', () => {
  it('is told by its check digit, and never thirteen digits alike', () => {
    expect(isThaiId('1234567890121')).toBe(true);
    expect(isThaiId('1234567890122')).toBe(false);
    expect(isThaiId('1111111111111')).toBe(false);
    expect(isThaiId('123456789012')).toBe(false);
  });

  it.each(['1234567890121', '1-2345-67890-12-1', '1 2345 67890 12 1', '๑๒๓๔๕๖๗๘๙๐๑๒๑'])(
    'is hidden however it is written: %s',
    id => {
      expect(maskThaiIds(`เลขบัตร ${id} ครับ`)).toBe('เลขบัตร x-xxxx-xxxxx-12-1 ครับ');
    },
  );

  it('is hidden behind another number, and beside another ID number', () => {
    expect(maskThaiIds('บ้านเลขที่ 4 1-2345-67890-12-1')).toBe('บ้านเลขที่ 4 x-xxxx-xxxxx-12-1');
    expect(maskThaiIds('1234567890121 1-2345-67890-12-1')).toBe('x-xxxx-xxxxx-12-1 x-xxxx-xxxxx-12-1');
  });

  it('that is hidden already hides nothing more', () => {
    for (let phone = 812_345_670; phone < 812_345_690; phone += 1) {
      const hidden = `x-xxxx-xxxxx-12-1 0${phone}`;
      expect(maskThaiIds(hidden)).toBe(hidden);
    }
  });

  it('leaves other long numbers alone', () => {
    for (const text of ['0812345678', '1234567890122', '12345678901211', 'เลขที่ 12/3'])
      expect(maskThaiIds(text)).toBe(text);
  });
});
