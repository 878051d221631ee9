import { texts } from '../../../src/i18n/texts.ts';

/** The words of the page of scores and measures. */
export const measuresText = texts(
  {
    title: 'คะแนนและมาตรการ',
    score: (year: number) => `คะแนน ITA ปี ${year}`,
    level: (level: string) => `ระดับ ${level}`,
    change: (points: string, year: number) => `${points} จากปี ${year}`,
    source: (source: string) => `ที่มา: ${source}`,
    asOf: (day: string) => `ข้อมูล ณ ${day}`,
    measures: (count: number, round: number) => `${count} มาตรการ ปีงบประมาณ ${round}`,
    roundOver: 'สิ้นสุดรอบ',
    inChat: 'ถามคำถามอื่น ๆ ได้ในแชต LINE ของ อบต.',
  },
  {
    title: 'Scores and measures',
    score: (year: number) => `ITA score, ${year}`,
    level: (level: string) => `Level ${level}`,
    change: (points: string, year: number) => `${points} since ${year}`,
    source: (source: string) => `Source: ${source}`,
    asOf: (day: string) => `As of ${day}`,
    measures: (count: number, round: number) => `${count} measures, fiscal year ${round}`,
    roundOver: 'This round has ended',
    inChat: 'For anything else, just ask in the office’s LINE chat.',
  },
);
