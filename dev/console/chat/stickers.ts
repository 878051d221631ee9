/** LINE's pictures are LINE's: faces of our own stand for some of its free stickers, by their ids. */

export type Mood = {
  /** SVG path of the mouth on a face of 100 × 100. */
  mouth: string;
  eyes: 'open' | 'closed' | 'raised' | 'brows';
  ground: string;
};

export type Sticker = Mood & { packageId: string; stickerId: string; name: { th: string; en: string } };

const SMILE = 'M32 60q18 18 36 0';
const FROWN = 'M34 70q16-15 32 0';

export const STICKERS: readonly Sticker[] = [
  {
    packageId: '446',
    stickerId: '1988',
    name: { th: 'สวัสดี', en: 'Hello' },
    mouth: SMILE,
    eyes: 'open',
    ground: '#ffd866',
  },
  {
    packageId: '446',
    stickerId: '1989',
    name: { th: 'ดีมาก', en: 'Good' },
    mouth: 'M30 56h40q-4 22-20 22t-20-22z',
    eyes: 'open',
    ground: '#9be08a',
  },
  {
    packageId: '446',
    stickerId: '1990',
    name: { th: 'ขอบคุณ', en: 'Thank you' },
    mouth: SMILE,
    eyes: 'closed',
    ground: '#ffc2d1',
  },
  {
    packageId: '446',
    stickerId: '2005',
    name: { th: 'เสียใจ', en: 'Sad' },
    mouth: FROWN,
    eyes: 'open',
    ground: '#a9cdf5',
  },
  {
    packageId: '446',
    stickerId: '2008',
    name: { th: 'โกรธ', en: 'Angry' },
    mouth: FROWN,
    eyes: 'brows',
    ground: '#ff9d8a',
  },
  {
    packageId: '446',
    stickerId: '2011',
    name: { th: 'สงสัย', en: 'Wondering' },
    mouth: 'M36 66h26',
    eyes: 'raised',
    ground: '#d9c8f5',
  },
  {
    packageId: '446',
    stickerId: '2014',
    name: { th: 'ยินดีด้วย', en: 'Congratulations' },
    mouth: 'M30 56h40q-4 22-20 22t-20-22z',
    eyes: 'closed',
    ground: '#ffd866',
  },
  {
    packageId: '446',
    stickerId: '2018',
    name: { th: 'ตกใจ', en: 'Surprised' },
    mouth: 'M50 58a8 10 0 100 20 8 10 0 100-20z',
    eyes: 'open',
    ground: '#c8ece6',
  },
];

/** The sticker of the list with these ids; undefined for any other. */
export function findSticker(packageId: string | undefined, stickerId: string | undefined): Sticker | undefined {
  return STICKERS.find(entry => entry.packageId === packageId && entry.stickerId === stickerId);
}
