import type { Services } from '../../../src/features/eservice/shapes.ts';

export type Line = Services['services'][number];
export type Mode = 'online' | 'appointment' | 'inPerson';
export const modes = ['online', 'appointment', 'inPerson'] as const satisfies readonly Mode[];

/** How a service is asked for. */
export function modeOf({ byAppointment, hasForm }: Line): Mode {
  if (!hasForm) return 'inPerson';
  return byAppointment ? 'appointment' : 'online';
}

/** Those in which every typed word stands, in either language, however it is spaced; all of them where nothing is typed. */
export function findServices(services: readonly Line[], typed: string): readonly Line[] {
  const wanted = typed.split(/\s+/).map(plain).filter(Boolean);
  return services.filter(({ name, short, summary }) => {
    const told = [name, short, summary].map(({ th, en }) => plain(`${th} ${en}`)).join('|');
    return wanted.every(word => told.includes(word));
  });
}

/** One form of each letter, as a telephone's keyboard may type it. */
function plain(words: string): string {
  return words
    .normalize('NFC')
    .replace(/\u0e4d([\u0e48-\u0e4b]?)\u0e32/g, '$1\u0e33')
    .replace(/[\s\u200b-\u200f\ufeff]/g, '')
    .toLowerCase();
}
