import { describe, expect, it } from 'vitest';
import { isFromLine } from '../../src/line/signature.ts';
import { townHall } from '../support/town-hall.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

describe('receiving', () => {
  it('1. accepts the known-answer signature and refuses one bit off', async () => {
    const body = '{"destination":"U8e742f61d673b39c7fff3cecb7536ef0","events":[]}';
    const secret = '8c570fa6dd201bb328f1c1eac23a96d8';
    expect(isFromLine(bytes(body), secret, 'GhRKmvmHys4Pi8DxkF4+EayaH0OqtJtaZxgTD9fMDLs=')).toBe(true);
    expect(isFromLine(bytes(body), secret, 'GhRKmvmHys4Pi8DxkF4+EayaH0OqtJtaZxgTD9fMDLt=')).toBe(false);
  });

  it('2. refuses a missing and an empty signature with 401', async () => {
    const hall = townHall();
    expect((await hall.fetch('/webhook', { method: 'POST', body: '{"events":[]}' })).status).toBe(401);
    expect(
      (await hall.fetch('/webhook', { method: 'POST', body: '{"events":[]}', headers: { 'x-line-signature': '' } }))
        .status,
    ).toBe(401);
    expect(hall.store.calls.size).toBe(0);
  });

  it('answers a question once', async () => {
    const hall = townHall();
    const resident = hall.resident();
    await hall.platform.act.say(resident.id, 'เบี้ยยังชีพผู้สูงอายุได้เดือนละเท่าไร');
    await hall.settle();
    expect(hall.said(resident).join()).toContain('600');
    expect(hall.platform.calls('reply')).toHaveLength(1);
    expect(hall.store.calls.get('get')).toBe(1);
    expect(hall.store.calls.has('commit')).toBe(false);
  });
});
