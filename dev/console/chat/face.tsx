import type { Mood } from './stickers.ts';

const EYES: Record<Mood['eyes'], string> = {
  open: 'M36 40v6M64 40v6',
  closed: 'M30 44q6-7 12 0M58 44q6-7 12 0',
  raised: 'M36 43v5M64 43v5M27 35h13M60 33q7-6 14 0',
  brows: 'M36 42v5M64 42v5M27 30l14 6M73 30l-14 6',
};

/** The picture of a sticker. Decoration beside its name. */
export function Face({ mood }: { mood: Mood }) {
  return (
    <svg class="face" viewBox="0 0 100 100" aria-hidden="true" focusable="false">
      <circle cx="50" cy="50" r="44" fill={mood.ground} />
      <path d={`${EYES[mood.eyes]}${mood.mouth}`} />
    </svg>
  );
}
