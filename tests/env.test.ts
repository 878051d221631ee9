import { describe, expect, it } from 'vitest';
import { parseEnv, SettingsError } from '../src/env.ts';

const complete = {
  LINE_CHANNEL_ID: '1',
  LINE_CHANNEL_SECRET: 's',
  LINE_LOGIN_CHANNEL_ID: '2',
  LIFF_ID: '2-x',
  PUBLIC_BASE_URL: 'https://example.go.th/',
};
const problem = (values: Record<string, string>): string => {
  try {
    parseEnv(values);
    return '';
  } catch (error) {
    if (error instanceof SettingsError) return error.message;
    throw error;
  }
};

describe('the settings', () => {
  it('default to LINE’s own hosts and the first office', () => {
    const settings = parseEnv(complete);
    expect(settings.line.apiBase).toBe('https://api.line.me');
    expect(settings.line.dataBase).toBe('https://api-data.line.me');
    expect(settings.office).toBe('lumrang');
    expect(settings.store).toBe('sqlite');
    expect(settings.firstCode).toBeNull();
    expect(settings.publicBaseUrl).toBe('https://example.go.th');
  });

  it('name every missing setting in Thai and English', () => {
    const said = problem({});
    for (const name of Object.keys(complete)) {
      expect(said).toContain(`ยังไม่ได้ตั้งค่า ${name}`);
      expect(said).toContain(`The setting ${name} is missing`);
    }
  });

  it('count an empty value as missing', () => {
    expect(problem({ ...complete, LIFF_ID: ' ' })).toContain('LIFF_ID');
  });

  it('take http only on this machine', () => {
    expect(parseEnv({ ...complete, PUBLIC_BASE_URL: 'http://127.0.0.1:8787' }).publicBaseUrl).toBe(
      'http://127.0.0.1:8787',
    );
    expect(problem({ ...complete, PUBLIC_BASE_URL: 'http://example.com' })).toContain('PUBLIC_BASE_URL');
    expect(problem({ ...complete, LINE_API_BASE: 'http://10.0.0.1' })).toContain('LINE_API_BASE');
  });

  it('let the clock be moved on this machine only', () => {
    expect(problem({ ...complete, CLOCK: '1' })).toContain('CLOCK');
    expect(parseEnv({ ...complete, PUBLIC_BASE_URL: 'http://localhost:1', CLOCK: '1' }).movableClock).toBe(true);
  });

  it('refuse a store that this version does not have, by name', () => {
    expect(problem({ ...complete, STORE: 'firestore' })).toContain('STORE');
  });

  it('refuse a first code that can be guessed at once', () => {
    expect(problem({ ...complete, FIRST_CODE: 'a' })).toContain('FIRST_CODE');
  });
});
