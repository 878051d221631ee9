import type { PersonView } from '../../line/types.ts';

const RESIDENT = /ประชาชน|ชาวบ้าน|ผู้สูงอายุ|resident|citizen/i;

/** Who holds the phones on a first visit: a resident on the left, someone of the office on the right. */
export function firstPeople(people: PersonView[]): { left: string | null; right: string | null } {
  const left = people.find(person => RESIDENT.test(person.label)) ?? people[0];
  const others = people.filter(person => person !== left);
  const right = others.find(person => person.label !== '' && !RESIDENT.test(person.label)) ?? others[0];
  return { left: left?.id ?? null, right: right?.id ?? null };
}
