import { type Consultation, consultationRef } from '#features/opinion/model.ts';
import { dueFrom } from '#features/opinion/reminding.ts';
import type { Duty } from '../../../src/domain/actor.ts';
import type { Caller } from '../../../src/domain/endpoint.ts';
import { stranger, withDuties } from '../../../src/domain/person.ts';
import type { JsonObject, Stored, Write } from '../../../src/domain/record.ts';
import { NOW, office } from '../../support/turn.ts';

/** Consultations, people and a store in the hand, for tests of what is decided. NOW is 5 January 2027. */

export const ID = '11111111-1111-4111-8111-111111111111';
export const TODAY = '2027-01-05';
export const DAY = 86_400_000;

export const th = (words: string) => ({ th: words, en: null });

export function poll(changes: Partial<Consultation> = {}): Consultation {
  const closesAt = changes.closesAt ?? '2027-01-20';
  return {
    kind: 'poll',
    title: th('ตลาดนัดวันไหนดี'),
    about: th('อบต. จะจัดตลาดนัดสัปดาห์ละครั้ง ขอถามว่าวันไหนสะดวก'),
    question: {
      ask: th('อยากให้จัดวันไหน'),
      options: ['เสาร์', 'อาทิตย์', 'พุธ'].map((day, at) => ({ id: 'abc'.charAt(at), label: th(day) })),
    },
    division: 'works',
    opensAt: '2027-01-01',
    closesAt,
    showsLive: false,
    begun: true,
    dueAt: dueFrom(closesAt, office),
    wakeAt: null,
    closed: null,
    history: [],
    ...changes,
  };
}

export function consultation(changes: Partial<Consultation> = {}): Consultation {
  return poll({ kind: 'consultation', ...changes });
}

export const outcome = {
  by: 'Uhead',
  role: 'head',
  name: 'สมชาย ทดสอบ',
  at: NOW,
  words: th('จะจัดตลาดนัดทุกวันเสาร์ เริ่มเดือนหน้า'),
} as const;

export function stored(data: Consultation, version = '1'): Stored {
  return { ref: consultationRef(ID), data: data as unknown as JsonObject, version };
}

export function staff(role: Duty['role'], division: string | null = null): Caller {
  return {
    userId: `U${role}`,
    person: { ...stranger(), name: 'สมชาย ทดสอบ', ...withDuties([{ role, division }], NOW) },
  };
}

/** What these writes leave of the records that were there. */
export function applied(records: readonly (Stored | null)[], writes: readonly Write[]): Map<string, Stored> {
  const left = new Map<string, Stored>(
    records.flatMap(each => (each ? [[`${each.ref.collection}/${each.ref.id}`, each] as const] : [])),
  );
  for (const write of writes) {
    const key = `${write.ref.collection}/${write.ref.id}`;
    const before = left.get(key)?.data ?? {};
    if (write.kind === 'delete') left.delete(key);
    else if (write.kind === 'increment') {
      const sums = Object.entries(write.by).map(([field, by]) => [field, Number(before[field] ?? 0) + by]);
      left.set(key, { ref: write.ref, data: { ...before, ...Object.fromEntries(sums) }, version: '2' });
    } else left.set(key, { ref: write.ref, data: write.data, version: '2' });
  }
  return left;
}
