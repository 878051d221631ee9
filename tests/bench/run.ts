import { parseArgs } from 'node:util';
import { buildIfStale } from '../../dev/build.ts';
import { loadOffice, readOffice } from '../../src/offices/build/load.ts';
import { sortQuestions } from './events.ts';
import { operations } from './operations.ts';
import { isOver, printSection, type Report, reportJson, type Section, saveReport } from './report.ts';
import { searchQuality, searchSpeed } from './search.ts';
import { startEchoBot, startOnWorkerd, startSink } from './servers.ts';
import { sizes, startUp } from './sizes.ts';
import { Bench, latency, seedSecretary, throughput } from './throughput.ts';

const OFFICE = 'lumrang';
const HELP = `npm run bench [-- --quick] [-- --json]

Measures the product on this machine: webhook throughput beside a floor worker and an echo bot, latency, store
operations and LINE calls per event, the question search, sizes, start-up. Everything runs on loopback. Compare ratios
within a run, not figures of different runs. The report is also written to tests/output/bench.json.

  --quick  fewer and shorter rounds (under a minute)
  --json   prints the report as JSON instead of tables
  --help   prints this

Ends with 0, also when a figure is over its limit; with 1 when a request failed or a reply was lost.`;

const { values: flags } = parseArgs({
  options: { quick: { type: 'boolean' }, json: { type: 'boolean' }, help: { type: 'boolean' } },
});
if (flags.help) console.log(HELP);
else process.exit(await bench(flags.quick ?? false, flags.json ?? false));

async function bench(quick: boolean, json: boolean): Promise<number> {
  const report: Report = { at: new Date().toISOString(), quick, sections: [], broken: [] };
  const show = (section: Section): void => {
    report.sections.push(section);
    if (!json) printSection(section);
  };
  if (json) console.log = console.error; // What a build says must not mix with the report.
  await buildIfStale();
  const office = loadOffice(OFFICE);
  const questions = sortQuestions(office.questions);
  const [answered = '', offered = '', unknown = ''] = [questions.answered, questions.offered, questions.unknown].map(
    each => each[0],
  );

  show(await operations(office, { answered, offered, unknown }));
  show(searchSpeed(readOffice(OFFICE), quick));
  show(searchQuality());
  show(sizes());
  const sink = await startSink();
  show(await startUp(sink, quick ? 2 : 7));
  const [product, floor, echo] = [
    await startOnWorkerd('product', sink),
    await startOnWorkerd('floor', sink),
    await startEchoBot(sink),
  ];
  const counting = new Bench(sink);
  await seedSecretary(product, counting);
  const load = quick
    ? { rounds: 3, asks: 1_200, passes: 150, seconds: 2 }
    : { rounds: 5, asks: 4_000, passes: 600, seconds: 10 };
  // What is broken is not worth measuring.
  if (counting.broken.length === 0) show(await throughput({ product, floor, echo }, questions, load, counting));
  if (counting.broken.length === 0) show(await latency(product, questions, load, counting));
  report.broken.push(...counting.broken);

  const over = report.sections.flatMap(section => section.rows.filter(isOver).map(row => row.what));
  if (json) process.stdout.write(reportJson(report));
  else if (over.length) console.log(`\nOver the limit: ${over.join('; ')}`);
  for (const what of report.broken) console.error(`broken: ${what}`);
  console.error(`\n${saveReport(report)}`);
  return report.broken.length ? 1 : 0;
}
