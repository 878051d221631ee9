/** The problems LINE can be given, and whether it has them. */
import type { CallKind, Delivering, Fault, Faults } from '../../line/types.ts';
import * as api from '../api.ts';

type Spoiling = { on: readonly (CallKind | 'any')[]; fault: Fault };
type Trouble = { id: TroubleId } & (
  | { spoiling: Spoiling }
  | { delivering: { on: Partial<Delivering>; off: Partial<Delivering> } }
);

export type TroubleId = 'slow' | 'failing' | 'limited' | 'exhausted' | 'unsure' | 'dropping' | 'doubling';

const COUNTED = ['push', 'multicast', 'narrowcast', 'broadcast'] as const;
const SENDING = ['reply', ...COUNTED] as const;

export const TROUBLES: readonly Trouble[] = [
  { id: 'slow', spoiling: { on: ['any'], fault: { type: 'slow', ms: 10_000 } } },
  { id: 'failing', spoiling: { on: ['any'], fault: { type: 'error', status: 500 } } },
  { id: 'limited', spoiling: { on: SENDING, fault: { type: 'rate-limit' } } },
  { id: 'exhausted', spoiling: { on: COUNTED, fault: { type: 'monthly-limit' } } },
  { id: 'unsure', spoiling: { on: SENDING, fault: { type: 'accepted-but', answer: 'error' } } },
  { id: 'dropping', delivering: { on: { redelivery: false }, off: { redelivery: true } } },
  { id: 'doubling', delivering: { on: { duplicates: 1 }, off: { duplicates: 0 } } },
];

function rulesOf({ on, fault }: Spoiling, faults: Faults) {
  return faults.rules.filter(rule => rule.left === null && on.includes(rule.on) && rule.fault.type === fault.type);
}

export function isOn(trouble: Trouble, faults: Faults): boolean {
  if ('spoiling' in trouble) {
    const kinds = rulesOf(trouble.spoiling, faults).map(rule => rule.on);
    return trouble.spoiling.on.every(kind => kinds.includes(kind));
  }
  return trouble.id === 'dropping' ? !faults.delivering.redelivery : faults.delivering.duplicates > 0;
}

export function countTroubles(faults: Faults): number {
  return TROUBLES.filter(trouble => isOn(trouble, faults)).length;
}

export async function setTrouble(trouble: Trouble, faults: Faults, isWanted: boolean): Promise<void> {
  if ('delivering' in trouble) {
    await api.configure(isWanted ? trouble.delivering.on : trouble.delivering.off);
    return;
  }
  for (const rule of rulesOf(trouble.spoiling, faults)) await api.heal(rule.id);
  if (!isWanted) return;
  for (const kind of trouble.spoiling.on) await api.addFault(kind, trouble.spoiling.fault);
}

export async function healAll(): Promise<void> {
  await api.heal('all');
  await api.configure({ redelivery: true, duplicates: 0, active: true, reorder: false });
}
