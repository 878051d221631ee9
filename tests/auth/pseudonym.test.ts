import { describe, expect, test } from 'vitest';
import { pseudonymOf } from '../../src/auth/pseudonym.ts';

describe('a pseudonym', () => {
  const name = pseudonymOf('secret', 'U1', 'consultation 1');

  test('is the same person’s each time, and nobody else’s', () => {
    expect(pseudonymOf('secret', 'U1', 'consultation 1')).toBe(name);
    expect(pseudonymOf('secret', 'U2', 'consultation 1')).not.toBe(name);
  });

  test('is another one for another purpose, and under another secret', () => {
    expect(pseudonymOf('secret', 'U1', 'consultation 2')).not.toBe(name);
    expect(pseudonymOf('other', 'U1', 'consultation 1')).not.toBe(name);
  });

  test('is 64 hexadecimal digits that hold nothing of the person', () => {
    expect(name).toMatch(/^[0-9a-f]{64}$/);
  });
});
