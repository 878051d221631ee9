import type { Person } from '../../dev/line/types.ts';
import type { Role } from '../../src/domain/actor.ts';
import { stranger, withDuties } from '../../src/domain/person.ts';
import { type JsonObject, ref } from '../../src/domain/record.ts';
import type { TownHall } from './town-hall.ts';

/** Somebody who holds this duty already, without the invitation that gave it. */
export async function staffOf(hall: TownHall, role: Role, division: string | null = null): Promise<Person> {
  const person = hall.platform.addPerson({ name: `${role} ทดสอบ`, friend: true });
  const duties = withDuties([{ role, division }], hall.ports.now());
  const data = { ...stranger(), ...duties, name: `${role} ทดสอบ` } as JsonObject;
  const made = await hall.store.commit([{ kind: 'create', ref: ref('people', person.id), data }]);
  if (!made.ok) throw new Error('not written');
  return person;
}
