import type { Piece } from './reading.ts';
import { scriptOf } from './skeleton.ts';

/** A wider idea ("light" for a street lamp) counts this much of the word's own idea. */
const WIDER = 0.6;

/** What was heard in a message: ideas with their sureness (0…1), and the weight of what nobody here knows. */
export type Heard = { ideas: Map<number, number>; unknown: number; elsewhere: number };

export function heard(pieces: readonly Piece[]): Heard {
  const ideas = new Map<number, number>();
  let unknown = 0;
  let elsewhere = 0;
  const add = (idea: number, sureness: number): void => {
    ideas.set(idea, Math.max(ideas.get(idea) ?? 0, sureness));
  };
  for (const { plain, length, sense, sureness } of pieces) {
    if (!sense) unknown += scriptOf(plain.charCodeAt(0)) === 3 ? 0 : Math.min(1.5, length / 4);
    else if (sense.elsewhere) elsewhere += sureness;
    else {
      for (const idea of sense.ideas) add(idea, sureness);
      for (const idea of sense.wider) add(idea, sureness * WIDER);
    }
  }
  return { ideas, unknown, elsewhere };
}
