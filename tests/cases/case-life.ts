import { type Act, type Acted, type ActRefusal, actOn } from '#cases/acting.ts';
import type { Author } from '#cases/entries.ts';
import { type Filing, fileCase } from '#cases/filing.ts';
import type { Case, StoredCase } from '#cases/record.ts';
import { wakeCase } from '#cases/waking.ts';
import type { World } from '#cases/world.ts';
import type { ChainLink } from '#domain/chain.ts';
import type { Notice } from '#domain/notice.ts';
import { type JsonObject, type Ref, refKey, type Stored, type Write } from '#domain/record.ts';
import type { Office } from '#offices/office.ts';

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;
/** A Monday at ten in the morning in Thailand, in a year whose holidays the office's data know. */
export const MONDAY = Date.parse('2026-06-08T03:00:00Z');

export const owner = 'Uowner';
export const officer = { by: 'staff', id: 'Uofficer', role: 'officer', name: 'ช่างทดสอบ' } as const satisfies Author;
export const colleague = { by: 'staff', id: 'Ucolleague', role: 'head', name: 'หัวหน้าทดสอบ' } as const satisfies Author;
export const resident = { by: 'resident' } as const satisfies Author;
export const system = { by: 'system' } as const satisfies Author;

let ids = 0;

export function worldAt(now: number, office: Office): World {
  return {
    office,
    now,
    newId: () => {
      ids += 1;
      return `id-${ids}`;
    },
  };
}

export function filing(changes: Partial<Filing> = {}): Filing {
  return {
    id: 'case-1',
    kind: 'complaint',
    from: owner,
    locale: 'th',
    channel: 'chat',
    category: 'road',
    urgent: false,
    division: 'works',
    clock: changes.kind === 'question' ? 'question' : 'complaint',
    what: 'ถนนหน้าวัดเป็นหลุม',
    messageIds: ['m-filed'],
    where: { latitude: 14.3, longitude: 99.5, words: 'หน้าวัด', messageIds: ['m-where'] },
    photoIds: ['p-filed'],
    notice: 1,
    ...changes,
  };
}

/** What an act needs at least: words, a photo, another case, or where to go. */
const enough: Partial<Record<Act['act'], Partial<Act>>> = {
  assign: { said: { words: 'เป็นงานของกองคลัง' }, assignTo: 'finance' },
  ask: { said: { words: 'อยู่ช่วงไหนคะ', messageIds: ['m-ask'] } },
  tell: { said: { words: 'หน้าโรงเรียนค่ะ', messageIds: ['m-tell'] } },
  note: { said: { words: 'รอรถเครน', isPublic: false } },
  answer: { said: { words: 'จะซ่อมสัปดาห์หน้า', messageIds: ['m-answer'] } },
  fix: { said: { photoIds: ['p-fixed'] } },
  dispute: { said: { words: 'ยังเป็นหลุมอยู่' } },
  'mark-duplicate': { duplicateOf: 'case-0' },
  forward: { destination: 'แขวงทางหลวง' },
  decline: { destination: 'การไฟฟ้า' },
  follow: { follower: 'Uneighbour' },
};
const usual: Partial<Record<Act['act'], Pick<Act, 'party' | 'author'>>> = {
  tell: { party: 'owner', author: resident },
  confirm: { party: 'owner', author: resident },
  dispute: { party: 'owner', author: resident },
  withdraw: { party: 'owner', author: resident },
  follow: { party: 'resident', author: resident },
  reopen: { party: 'system', author: system },
  lapse: { party: 'system', author: system },
};

/** An act by whoever usually does it, with what it needs. */
export function act(what: Act['act'], changes: Partial<Act> = {}): Act {
  return { act: what, party: 'staff', author: officer, ...usual[what], ...enough[what], ...changes };
}

/** A case outside any store, with everything that was written and told on the way. */
export class CaseLife {
  readonly office: Office;
  readonly id: string;
  readonly links: ChainLink[] = [];
  readonly notices: Notice[] = [];
  readonly statistics = new Map<string, Record<string, number>>();
  data: Case;
  now: number;
  #version = 0;

  constructor(office: Office, changes: Partial<Filing> = {}, now = MONDAY) {
    this.office = office;
    this.now = now;
    const filed = fileCase(filing(changes), worldAt(now, office));
    this.id = filed.ref.id;
    const first = filed.writes[0];
    if (first?.kind !== 'create') throw new Error('a case is created first');
    this.data = first.data as Case;
    this.#keep(filed.writes);
    this.notices.push(...filed.notices);
  }

  get stored(): StoredCase {
    return { id: this.id, version: String(this.#version), data: this.data };
  }

  /** The record and the rows of its chain, as `historyRefs` would find them. */
  get rows(): Stored[] {
    const row = (ref: Ref, data: JsonObject): Stored => ({ ref, data, version: '1' });
    return [
      row({ collection: 'cases', id: this.id }, this.data as JsonObject),
      ...this.links.map(link => row({ collection: 'chain', id: `${this.id}:${link.seq}` }, link as JsonObject)),
    ];
  }

  /** Does it, at `now`; what is refused changes nothing. */
  try(what: Act): Acted | ({ readonly ok: false } & ActRefusal) {
    const done = actOn(this.stored, what, worldAt(this.now, this.office));
    if (!done.ok) return done;
    this.#keep(done.writes);
    this.notices.push(...done.notices);
    return done;
  }

  /** Does these in turn; throws where one is refused. */
  do(...acts: (Act | Act['act'])[]): this {
    for (const each of acts) {
      const done = this.try(typeof each === 'string' ? act(each) : each);
      if (!done.ok) throw new Error(`refused: ${JSON.stringify(done)}`);
    }
    return this;
  }

  /** Lets time pass, with the alarm looking whenever the case wants to be looked at. */
  pass(ms: number): this {
    const until = this.now + ms;
    for (let at = this.data.wakeAt; at !== null && at <= until; at = this.data.wakeAt) {
      this.now = Math.max(this.now, at);
      this.wake();
      if (this.data.wakeAt !== null && this.data.wakeAt <= this.now) throw new Error('it wakes for ever');
    }
    this.now = until;
    return this;
  }

  wake(): readonly Notice[] {
    const woken = wakeCase(this.stored, worldAt(this.now, this.office));
    this.#keep(woken.writes);
    this.notices.push(...woken.notices);
    return woken.notices;
  }

  #keep(writes: readonly Write[]): void {
    const keys = new Set(writes.map(write => refKey(write.ref)));
    if (keys.size !== writes.length) throw new Error('a commit writes each record once');
    for (const write of writes) {
      if (write.kind === 'increment') this.#count(write.ref.id, write.by);
      else if (write.kind === 'delete') throw new Error('nothing of a case is deleted');
      else if (write.ref.collection === 'cases') this.data = structuredClone(write.data) as Case;
      else if (write.ref.collection === 'chain') this.links.push(write.data as ChainLink);
    }
    this.#version += 1;
  }

  #count(id: string, by: Readonly<Record<string, number>>): void {
    const sums = this.statistics.get(id) ?? {};
    for (const [field, amount] of Object.entries(by)) sums[field] = (sums[field] ?? 0) + amount;
    this.statistics.set(id, sums);
  }
}
