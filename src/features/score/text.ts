import { texts } from '#i18n/texts.ts';

/** Every word of `score`. Numbers arrive formatted. */
export const scoreText = texts(
  {
    title: 'คะแนน ITA',
    fiscalYear: (year: number) => `ปีงบประมาณ ${year}`,
    latest: (year: number) => `ปีล่าสุดที่มีในระบบ (${year})`,
    overview: (when: string, total: string, level: string) => `คะแนน ITA ${when} ได้ ${total} คะแนน ระดับ ${level}`,
    change: (up: boolean, points: string, year: number, total: string, level: string) =>
      `${up ? 'เพิ่มขึ้น' : 'ลดลง'} ${points} คะแนน จากปี ${year} (${total} ระดับ ${level})`,
    totalOnly: (year: number) => `ปี ${year} มีเฉพาะคะแนนรวม ไม่มีคะแนนรายตัวชี้วัดในระบบค่ะ`,
    weakestIs: (number: number, name: string, score: string) => `ตัวชี้วัดที่อ่อนที่สุด: ${number}. ${name} ${score}`,
    source: (source: string) => `ที่มา: ${source}`,
    asOf: (day: string) => `ข้อมูล ณ ${day}`,
    level: (level: string) => `ระดับ ${level}`,
    outOf: 'เต็ม 100',
    weight: (tool: string, weight: number) => `${tool} (${weight}%)`,
    toolTitle: { IIT: 'IIT คนในหน่วยงานตอบ', EIT: 'EIT ผู้มาติดต่อตอบ', OIT: 'OIT การเปิดเผยข้อมูล' },

    indicatorsTitle: (count: number) => `${count} ตัวชี้วัด`,
    indicatorsOrder: 'เรียงจากอ่อนที่สุด แตะเพื่อดูรายละเอียด',
    under: (target: string, count: number) => `ต่ำกว่าเป้าหมาย ${target} คะแนน (${count})`,
    above: (target: string, count: number) => `ถึงเป้าหมาย ${target} คะแนนแล้ว (${count})`,
    targetNote: 'เป้าหมายนี้ อบต. กำหนดเอง',
    indicators: (year: number, count: number, first: string) =>
      `คะแนน ${count} ตัวชี้วัด ปี ${year} เรียงจากอ่อนที่สุด\n${first}\nอยากดูข้อใด พิมพ์ เช่น "ตัวชี้วัดที่ 4"`,

    indicator: (number: number) => `ตัวชี้วัดที่ ${number}`,
    indicatorSays: (number: number, name: string, year: number, score: string) =>
      `ตัวชี้วัดที่ ${number} ${name} ปี ${year} ได้ ${score} คะแนน`,
    rank: (rank: number, count: number) =>
      rank === 1
        ? `ต่ำสุดใน ${count} ตัวชี้วัด`
        : rank === count
          ? `สูงสุดใน ${count} ตัวชี้วัด`
          : `ต่ำเป็นที่ ${rank} ใน ${count} ตัวชี้วัด`,
    perfectSays: (gain: string, total: string) => `ถ้าได้เต็ม 100 คะแนนรวมเพิ่มได้ไม่เกิน ${gain} (เป็น ${total})`,
    isPerfect: 'ได้เต็มแล้วค่ะ',
    labels: {
      tool: 'เครื่องมือ',
      rank: 'ลำดับ',
      perfect: 'ถ้าได้เต็ม 100',
      total: 'คะแนนรวมเป็น',
      mean: 'คะแนนเฉลี่ย',
      weight: 'น้ำหนัก',
      part: 'คิดเป็นคะแนนรวม',
    },
    advice: (tool: string) => `คำแนะนำในเอกสาร (${tool})`,
    adviceOn: (numbers: string) => `คำแนะนำนี้พูดถึงตัวชี้วัดที่ ${numbers}`,
    adviceOnAll: 'คำแนะนำนี้พูดถึงภาพรวม ไม่ได้เจาะจงตัวชี้วัด',
    measures: (round: number) => `มาตรการรอบปี ${round} ที่เกี่ยวข้อง`,
    noMeasures: (round: number) => `ยังไม่มีมาตรการรอบปี ${round} ที่ระบุตัวชี้วัดนี้`,
    measure: (number: number, title: string) => `${number}. ${title}`,
    measureSays: (number: number) => `มาตรการที่ ${number}`,
    asked: (first: string, last: string) => `สิ่งที่แบบวัดถาม (${first}–${last})`,
    askedNote: 'นี่คือเรื่องที่ถาม ไม่ใช่คะแนน เอกสารไม่มีคะแนนรายข้อ',
    askedStanding: 'ถ้อยคำเป็นบทสรุป รอยืนยันกับคู่มือ',
    lessIsBetter: '(ยิ่งน้อยยิ่งดี)',

    toolSays: (tool: string, year: number, mean: string) => `${tool} ปี ${year} เฉลี่ย ${mean} คะแนน`,
    allAdvice: (year: number) => `คำแนะนำจากผล ITA ปี ${year} แยกตาม 3 เครื่องมือค่ะ`,

    check: (year: number, unrounded: string, total: string, level: string) =>
      `คำนวณซ้ำจากคะแนนรายตัวชี้วัด ปี ${year} ได้ ${unrounded} ปัดเป็น ${total} ระดับ ${level}`,
    matches: (published: string) => `ตรงกับที่ประกาศ (${published})`,
    differs: (published: string, by: string) => `ไม่ตรงกับที่ประกาศ (${published}) ต่างกัน ${by}`,
    checkTitle: 'คำนวณคะแนนซ้ำ',
    times: (mean: string, weight: number) => `${mean} × ${weight}%`,
    sum: 'ผลรวมก่อนปัด',
    rounded: 'ปัดเศษ 2 ตำแหน่ง',
    published: 'ที่ประกาศ',
    rounding: 'แต่ละเครื่องมือคือค่าเฉลี่ยของตัวชี้วัด ปัดเศษครั้งเดียวตอนท้าย (5 ปัดขึ้น) แล้วจึงเทียบระดับ',
    findingsTitle: 'รายการ O ที่อาจขาด',
    complete: (number: number, score: string) => `ตัวชี้วัดที่ ${number} ได้ ${score} ไม่มีรายการขาด`,
    certain: (number: number, score: string, what: string) =>
      `ตัวชี้วัดที่ ${number} ได้ ${score} แปลว่า${what} คะแนนบอกไม่ได้ว่าเป็นรายการใด`,
    ambiguous: (number: number, score: string) => `ตัวชี้วัดที่ ${number} ได้ ${score} เกิดได้หลายทาง สรุปไม่ได้ว่าทางใด`,
    more: (count: number) => `และอีก ${count} ทาง`,
    impossible: (number: number, score: string) => `ตัวชี้วัดที่ ${number} ได้ ${score} ไม่ตรงกับการให้คะแนนแบบได้หรือไม่ได้ทั้งรายการ`,
    missing: (count: number, first: string, last: string, sub: string) =>
      `ขาด ${count} รายการ ใน ${first}–${last} (${sub})`,
    both: ' และ ',
    inference: 'เป็นการอนุมานจากคะแนน เพราะแต่ละรายการ O ได้เต็มหรือไม่ได้เลย',
    uncovered: (numbers: string, target: string) => `ต่ำกว่า ${target} และยังไม่มีมาตรการระบุไว้: ตัวชี้วัดที่ ${numbers}`,
    allCovered: (target: string) => `ทุกตัวชี้วัดที่ต่ำกว่า ${target} มีมาตรการแล้ว`,

    whatIf: (changes: string, total: string, level: string) => `ถ้า${changes} คะแนนรวมจะเป็น ${total} ระดับ ${level}`,
    ifPart: (number: number, score: string) => `ตัวชี้วัดที่ ${number} ได้ ${score}`,
    gain: (points: string, from: string) => `${points} จาก ${from}`,
    gainWords: (up: boolean, points: string) => (up ? `เพิ่มขึ้น ${points}` : `ลดลง ${points}`),
    same: 'เท่าเดิม',
    whatIfTitle: 'ลองคำนวณคะแนน',
    fromTo: (from: string, to: string) => `${from} เป็น ${to}`,
    unrounded: 'ก่อนปัด',
    toNext: (points: string, level: string) => `ยังขาดอีก ${points} คะแนน จึงจะถึงระดับ ${level}`,
    atTop: 'เป็นระดับสูงสุดแล้ว',
    promise: 'เป็นการคำนวณเท่านั้น ไม่ใช่คำรับรองผล ตัวชี้วัดอื่นถือว่าเท่าปีล่าสุด',

    goalTitle: (level: string) => `ทำอย่างไรให้ได้ ${level}`,
    goalReached: (level: string, min: string, total: string) =>
      `ระดับ ${level} เริ่มที่ ${min} คะแนน ปีล่าสุดได้ ${total} ถึงแล้วค่ะ`,
    goal: (level: string, min: string, total: string, points: string) =>
      `ระดับ ${level} เริ่มที่ ${min} คะแนน ปีล่าสุดได้ ${total} ยังขาด ${points} คะแนน`,
    noSingle: 'แก้ตัวชี้วัดเดียวไม่พอ ต้องดีขึ้นหลายตัวพร้อมกัน',
    single: (number: number) => `ถ้าตัวชี้วัดที่ ${number} ได้เต็มตัวเดียวก็ถึง`,
    gainsTitle: 'ถ้าได้เต็ม 100 ทีละตัว เพิ่มได้ไม่เกิน',
    best: (number: number, gain: string) => `ตัวชี้วัดที่ ${number} ได้เต็ม เพิ่มได้ไม่เกิน ${gain}`,
    items: (count: number, gain: string) => `เติมรายการ O ที่ขาด ${count} รายการ เพิ่มได้ ${gain}`,
    needTitle: 'ทางหนึ่งที่เป็นไปได้',
    noWay: 'ทางนี้ยังไม่พอ',
    need: (tool: string, now: string, atLeast: string, exact: string) =>
      `OIT ได้เต็ม 100 แบบสำรวจอื่นเท่าเดิม และ ${tool} เฉลี่ยจาก ${now} เป็น ${atLeast} ขึ้นไป (คำนวณได้ ${exact})`,
    needTooMuch: (tool: string) => `แม้ OIT เต็ม 100 และ ${tool} เต็ม 100 โดยแบบสำรวจอื่นเท่าเดิม ก็ยังไม่ถึง`,
    levelStanding: 'ช่วงคะแนนของระดับ รอยืนยันกับคู่มือ',

    levelSays: (score: string, level: string) => `คะแนนรวม ${score} อยู่ระดับ ${level}`,
    levelRounded: (score: string, rounded: string, level: string) =>
      `คะแนนรวม ${score} ปัดเป็น ${rounded} อยู่ระดับ ${level}`,

    refused: {
      'no-year': (year: string, known: string) => `ไม่มีคะแนน ITA ปี ${year} ในระบบค่ะ มีปี ${known}`,
      'no-details': (year: string) => `ปี ${year} มีเฉพาะคะแนนรวม ไม่มีคะแนนรายตัวชี้วัดในระบบค่ะ`,
      'no-indicator': (typed: string, count: number) =>
        typed ? `ไม่มีตัวชี้วัดที่ ${typed} ค่ะ มีตัวชี้วัดที่ 1–${count}` : `ช่วยบอกเลขตัวชี้วัด 1–${count} ด้วยค่ะ`,
      twice: (number: number) => `ตัวชี้วัดที่ ${number} มีสองค่า ช่วยพิมพ์ค่าเดียวค่ะ`,
      empty: 'ยังไม่ได้บอกคะแนนค่ะ ช่วยพิมพ์ตัวเลข 0–100',
      'not-a-number': (typed: string) => `อ่าน "${typed}" เป็นตัวเลขไม่ได้ค่ะ ช่วยพิมพ์เป็นตัวเลข 0–100`,
      'too-small': (typed: string) => `${typed} น้อยกว่า 0 ค่ะ คะแนนต้องอยู่ระหว่าง 0–100`,
      'too-large': (typed: string) => `${typed} มากกว่า 100 ค่ะ คะแนนต้องอยู่ระหว่าง 0–100`,
      'too-precise': (typed: string) => `${typed} มีทศนิยมมากไปค่ะ ใช้ได้ไม่เกิน 4 ตำแหน่ง`,
    },
    example: (words: string) => `เช่น "${words}"`,
    examples: {
      overviewLatest: 'คะแนน',
      overview: (year: number) => `ita ${year}`,
      indicator: 'ตัวชี้วัดที่ 4',
      whatIf: 'ถ้าตัวชี้วัดที่ 4 ได้ 95',
      level: 'ระดับ 94.99',
    },

    buttons: {
      overview: 'คะแนนรวม',
      indicators: 'ดูทุกตัวชี้วัด',
      check: 'คำนวณซ้ำ',
      goal: (level: string) => `ทำอย่างไรให้ได้ ${level}`,
      whatIf: (score: string) => `ลองถ้าได้ ${score}`,
      advice: (tool: string) => `คำแนะนำ ${tool}`,
      year: (year: number) => `ปี ${year}`,
      measures: 'ดูมาตรการ',
      weakest: 'ตัวที่อ่อนที่สุด',
    },
    says: {
      overview: (year: number) => `ita ${year}`,
      indicators: 'ตัวชี้วัด',
      indicator: (number: number) => `ตัวชี้วัดที่ ${number}`,
      weakest: 'ตัวชี้วัดที่อ่อนที่สุด',
      check: 'คำนวณคะแนน',
      goal: (level: string) => `ทำอย่างไรให้ได้ ${level}`,
      whatIf: (number: number, score: string) => `ถ้าตัวชี้วัดที่ ${number} ได้ ${score}`,
      advice: (tool: string) => `คำแนะนำ ${tool}`,
      measures: 'มาตรการ',
    },
  },
  {
    title: 'ITA scores',
    fiscalYear: (year: number) => `Fiscal year ${year}`,
    latest: (year: number) => `latest year we have (${year})`,
    overview: (when: string, total: string, level: string) => `ITA score, ${when}: ${total}, level ${level}`,
    change: (up: boolean, points: string, year: number, total: string, level: string) =>
      `${points} points ${up ? 'more' : 'less'} than in ${year} (${total}, level ${level})`,
    totalOnly: (year: number) => `For ${year} we have only the total, no indicators.`,
    weakestIs: (number: number, name: string, score: string) => `Weakest indicator: ${number}. ${name}, ${score}`,
    source: (source: string) => `Source: ${source}`,
    asOf: (day: string) => `As of ${day}`,
    level: (level: string) => `Level ${level}`,
    outOf: 'out of 100',
    weight: (tool: string, weight: number) => `${tool} (${weight}%)`,
    toolTitle: { IIT: 'IIT: asked inside the office', EIT: 'EIT: asked of visitors', OIT: 'OIT: public disclosure' },

    indicatorsTitle: (count: number) => `${count} indicators`,
    indicatorsOrder: 'Weakest first; tap one for details',
    under: (target: string, count: number) => `Under the target of ${target} (${count})`,
    above: (target: string, count: number) => `Target of ${target} reached (${count})`,
    targetNote: 'The office sets this target itself',
    indicators: (year: number, count: number, first: string) =>
      `${count} indicators of ${year}, weakest first\n${first}\nFor one of them type, for example, "indicator 4"`,

    indicator: (number: number) => `Indicator ${number}`,
    indicatorSays: (number: number, name: string, year: number, score: string) =>
      `Indicator ${number}, ${name}, ${year}: ${score}`,
    rank: (rank: number, count: number) =>
      rank === 1
        ? `lowest of ${count}`
        : rank === count
          ? `highest of ${count}`
          : `no. ${rank} from the bottom of ${count}`,
    perfectSays: (gain: string, total: string) =>
      `A perfect 100 would add at most ${gain} to the total, making ${total}`,
    isPerfect: 'It is perfect already.',
    labels: {
      tool: 'Tool',
      rank: 'Rank',
      perfect: 'If it were 100',
      total: 'Total becomes',
      mean: 'Mean',
      weight: 'Weight',
      part: 'Part of the total',
    },
    advice: (tool: string) => `Advice in the document (${tool})`,
    adviceOn: (numbers: string) => `This advice is about indicator ${numbers}`,
    adviceOnAll: 'This advice is about the whole, not one indicator',
    measures: (round: number) => `Measures of round ${round} that address it`,
    noMeasures: (round: number) => `No measure of round ${round} names this indicator yet`,
    measure: (number: number, title: string) => `${number}. ${title}`,
    measureSays: (number: number) => `measure ${number}`,
    asked: (first: string, last: string) => `What the survey asks (${first}–${last})`,
    askedNote: 'These are the questions, not scores: the document has no score per question',
    askedStanding: 'The wording is a summary, still to be checked against the manual',
    lessIsBetter: '(the less, the better)',

    toolSays: (tool: string, year: number, mean: string) => `${tool}, ${year}: mean ${mean}`,
    allAdvice: (year: number) => `The advice that follows from the ITA result of ${year}, tool by tool.`,

    check: (year: number, unrounded: string, total: string, level: string) =>
      `Recomputed from the indicators of ${year}: ${unrounded}, rounded to ${total}, level ${level}`,
    matches: (published: string) => `It equals the published total (${published})`,
    differs: (published: string, by: string) => `It differs from the published total (${published}) by ${by}`,
    checkTitle: 'The score recomputed',
    times: (mean: string, weight: number) => `${mean} × ${weight}%`,
    sum: 'Sum, unrounded',
    rounded: 'Rounded to 2 decimals',
    published: 'Published',
    rounding:
      'A tool is the mean of its indicators. The sum is rounded once, at the end (5 goes up), and then gives the level',
    findingsTitle: 'O-items that may be missing',
    complete: (number: number, score: string) => `Indicator ${number}, ${score}: no item is missing`,
    certain: (number: number, score: string, what: string) =>
      `Indicator ${number}, ${score}: ${what}; the score cannot say which`,
    ambiguous: (number: number, score: string) =>
      `Indicator ${number}, ${score}: there are several explanations and the score cannot say which`,
    more: (count: number) => `and ${count} more`,
    impossible: (number: number, score: string) =>
      `Indicator ${number}, ${score}: this cannot come from items that are all or nothing`,
    missing: (count: number, first: string, last: string, sub: string) =>
      `${count} missing within ${first}–${last} (${sub})`,
    both: ' and ',
    inference: 'An inference from the score: each O-item counts in full or not at all',
    uncovered: (numbers: string, target: string) =>
      `Under ${target} and named by no measure yet: indicators ${numbers}`,
    allCovered: (target: string) => `Every indicator under ${target} has a measure`,

    whatIf: (changes: string, total: string, level: string) =>
      `If ${changes}: the total would be ${total}, level ${level}`,
    ifPart: (number: number, score: string) => `indicator ${number} were ${score}`,
    gain: (points: string, from: string) => `${points} on ${from}`,
    gainWords: (up: boolean, points: string) => (up ? `${points} more` : `${points} less`),
    same: 'unchanged',
    whatIfTitle: 'Trying out a score',
    fromTo: (from: string, to: string) => `${from} to ${to}`,
    unrounded: 'Unrounded',
    toNext: (points: string, level: string) => `${points} points short of level ${level}`,
    atTop: 'This is the highest level',
    promise: 'This is arithmetic, not a promise; the other indicators are kept as in the latest year',

    goalTitle: (level: string) => `How to reach ${level}`,
    goalReached: (level: string, min: string, total: string) =>
      `Level ${level} begins at ${min}; the latest total is ${total}, so it is reached.`,
    goal: (level: string, min: string, total: string, points: string) =>
      `Level ${level} begins at ${min}; the latest total is ${total}: ${points} points short`,
    noSingle: 'No single indicator is enough; several must rise together',
    single: (number: number) => `A perfect indicator ${number} alone would do`,
    gainsTitle: 'One alone at a perfect 100 adds at most',
    best: (number: number, gain: string) => `A perfect indicator ${number} adds at most ${gain}`,
    items: (count: number, gain: string) => `The ${count} missing O-item${count === 1 ? '' : 's'} would add ${gain}`,
    needTitle: 'One possible way',
    noWay: 'This way is not enough',
    need: (tool: string, now: string, atLeast: string, exact: string) =>
      `OIT at 100, the other survey unchanged, and the ${tool} mean up from ${now} to at least ${atLeast} (computed: ${exact})`,
    needTooMuch: (tool: string) => `Even OIT at 100 and ${tool} at 100, the other survey unchanged, would not do`,
    levelStanding: 'The bounds of the levels are still to be checked against the manual',

    levelSays: (score: string, level: string) => `A total of ${score} is level ${level}`,
    levelRounded: (score: string, rounded: string, level: string) =>
      `A total of ${score} is rounded to ${rounded}, level ${level}`,

    refused: {
      'no-year': (year: string, known: string) => `We have no ITA score for ${year}. We have ${known}.`,
      'no-details': (year: string) => `For ${year} we have only the total, no indicators.`,
      'no-indicator': (typed: string, count: number) =>
        typed
          ? `There is no indicator ${typed}. There are indicators 1–${count}.`
          : `Please say which indicator, 1–${count}.`,
      twice: (number: number) => `Indicator ${number} has two values. Please give one.`,
      empty: 'The score is missing. Please type a number from 0 to 100.',
      'not-a-number': (typed: string) => `We cannot read "${typed}" as a number. Please type a number from 0 to 100.`,
      'too-small': (typed: string) => `${typed} is less than 0. A score lies between 0 and 100.`,
      'too-large': (typed: string) => `${typed} is more than 100. A score lies between 0 and 100.`,
      'too-precise': (typed: string) => `${typed} has too many decimals. At most 4 can be used.`,
    },
    example: (words: string) => `For example: "${words}"`,
    examples: {
      overviewLatest: 'scores',
      overview: (year: number) => `scores ${year}`,
      indicator: 'indicator 4',
      whatIf: 'if indicator 4 is 95',
      level: 'level 94.99',
    },

    buttons: {
      overview: 'Total',
      indicators: 'All indicators',
      check: 'Recompute',
      goal: (level: string) => `How to reach ${level}`,
      whatIf: (score: string) => `What if it were ${score}`,
      advice: (tool: string) => `Advice on ${tool}`,
      year: (year: number) => `Year ${year}`,
      measures: 'Measures',
      weakest: 'The weakest one',
    },
    says: {
      overview: (year: number) => `scores ${year}`,
      indicators: 'indicators',
      indicator: (number: number) => `indicator ${number}`,
      weakest: 'weakest indicator',
      check: 'check scores',
      goal: (level: string) => `how to reach ${level}`,
      whatIf: (number: number, score: string) => `if indicator ${number} is ${score}`,
      advice: (tool: string) => `advice on ${tool}`,
      measures: 'measures',
    },
  },
);
