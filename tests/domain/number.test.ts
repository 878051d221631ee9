import { describe, expect, test } from 'vitest';
import {
  checkScore,
  formatNumber,
  formatScore,
  parseNumber,
  parseScore,
  roundHalfUp,
  toArabicDigits,
  toThaiDigits,
} from '#domain/number.ts';

describe('a score that somebody types', () => {
  test.each([
    ['90.5', 90.5],
    ['๙๐.๕', 90.5],
    ['90,5', 90.5],
    ['๙๐,๕', 90.5],
    ['  91.82 ', 91.82],
    ['91.82%', 91.82],
    ['91.82 %', 91.82],
    ['๙๑.๘๒ คะแนน', 91.82],
    ['９１．８２', 91.82],
    ['\u200b95\u200b', 95],
    ['94.995', 94.995],
    ['90.500000', 90.5],
    ['0', 0],
    ['-0', 0],
    ['100', 100],
    ['100.00', 100],
  ])('%j is read as %d', (text, value) => {
    expect(parseScore(text)).toStrictEqual({ ok: true, value });
  });

  test.each([
    ['', 'empty'],
    ['   ', 'empty'],
    ['%', 'empty'],
    ['100.01', 'too-large'],
    ['1,000', 'too-large'],
    ['90,555', 'too-large'],
    ['-1', 'too-small'],
    ['−1', 'too-small'],
    ['–๑', 'too-small'],
    ['NaN', 'not-a-number'],
    ['Infinity', 'not-a-number'],
    ['1e9', 'not-a-number'],
    ['0x10', 'not-a-number'],
    ['90.', 'not-a-number'],
    ['.5', 'not-a-number'],
    ['9 0', 'not-a-number'],
    ['12,5.3', 'not-a-number'],
    ['90.5.1', 'not-a-number'],
    ['เก้าสิบ', 'not-a-number'],
    ['91.12345', 'too-precise'],
  ])('%j is refused as %s', (text, reason) => {
    expect(parseScore(text)).toStrictEqual({ ok: false, reason });
  });

  test('a number in a request meets the same refusals', () => {
    expect(checkScore(91.82)).toStrictEqual({ ok: true, value: 91.82 });
    expect(checkScore(Number.NaN)).toStrictEqual({ ok: false, reason: 'not-a-number' });
    expect(checkScore(Number.POSITIVE_INFINITY)).toStrictEqual({ ok: false, reason: 'too-large' });
    expect(checkScore(1e9)).toStrictEqual({ ok: false, reason: 'too-large' });
    expect(checkScore(100.01)).toStrictEqual({ ok: false, reason: 'too-large' });
    expect(checkScore(-1)).toStrictEqual({ ok: false, reason: 'too-small' });
  });
});

test('an amount of money may have grouped thousands', () => {
  const baht = { min: 0, max: 1e10, decimals: 2 };
  expect(parseNumber('๑,๒๓๔,๕๖๗.๕๐', baht)).toStrictEqual({ ok: true, value: 1234567.5 });
  expect(parseNumber('1,234', baht)).toStrictEqual({ ok: true, value: 1234 });
  expect(parseNumber('12,34,567', baht)).toStrictEqual({ ok: false, reason: 'not-a-number' });
});

test('halves round up by their decimal digits, whatever their binary form', () => {
  expect(roundHalfUp(94.995)).toBe(95);
  expect(roundHalfUp(94.994)).toBe(94.99);
  expect(roundHalfUp(94.9949)).toBe(94.99);
  expect(roundHalfUp(1.005)).toBe(1.01);
  expect(roundHalfUp(2.675)).toBe(2.68);
  expect(roundHalfUp(91.8202)).toBe(91.82);
  expect(roundHalfUp(0.1 + 0.2, 1)).toBe(0.3);
  expect(roundHalfUp(-0.005)).toBe(-0.01);
  expect(Object.is(roundHalfUp(-0.001), 0)).toBe(true);
});

test('scores show two decimals and amounts show thousands', () => {
  expect(formatScore(80.1)).toBe('80.10');
  expect(formatScore(100)).toBe('100.00');
  expect(formatScore(94.995)).toBe('95.00');
  expect(formatNumber(1234567.5, 2)).toBe('1,234,567.50');
  expect(formatNumber(999)).toBe('999');
  expect(formatNumber(-1234)).toBe('-1,234');
});

test('Thai and Arabic digits are written into one another and nothing else changes', () => {
  expect(toThaiDigits('รับที่ 123/2569')).toBe('รับที่ ๑๒๓/๒๕๖๙');
  expect(toArabicDigits('รับที่ ๑๒๓/๒๕๖๙')).toBe('รับที่ 123/2569');
  expect(toArabicDigits(toThaiDigits('0123456789'))).toBe('0123456789');
});
