import type { ConsultationShown } from '../../../src/features/opinion/shapes.ts';
import { useLocale, useWords } from '../../locale.tsx';
import { Card } from '../../ui/card.tsx';
import { saidIn } from './saying.ts';
import { opinionPages } from './text.ts';

type Results = NonNullable<ConsultationShown['results']>;

/** What people chose: a number and a bar each, or that it is not told and why. */
export function ResultsCard({ of, results }: { of: ConsultationShown; results: Results }) {
  const locale = useLocale();
  const words = useWords(opinionPages);
  const { options, total, unchosen } = results;
  const labels = new Map(of.question?.options.map(({ id, label }) => [id, saidIn(label, locale)]));
  const rows = [
    ...options.map(({ count, id }) => ({ label: labels.get(id) ?? id, count })),
    ...(of.question && of.takesWords && unchosen !== 0 ? [{ label: words.unchosen, count: unchosen }] : []),
  ];
  const few = of.question ? words.tooFew : words.fewAnswered;
  const isHidden = total !== null && rows.some(({ count }) => count === null);
  return (
    <Card title={of.standing === 'open' ? words.resultsLive : words.results}>
      <p>{total === null ? few(of.suppressBelow) : words.total(total)}</p>
      {total !== null && rows.length > 0 && (
        <ul class="results">
          {rows.map(({ count, label }) => (
            <li key={label}>
              <span>{label}</span>
              <Share count={count} total={total} />
            </li>
          ))}
        </ul>
      )}
      {isHidden && <p class="soft">{words.hiddenWhy(of.suppressBelow)}</p>}
    </Card>
  );
}

/** The bar only helps; the number says it. */
function Share({ count, total }: { count: number | null; total: number }) {
  const words = useWords(opinionPages);
  if (count === null) return <b>{words.hidden}</b>;
  const percent = total > 0 ? Math.round((count / total) * 100) : 0;
  return (
    <>
      <progress aria-hidden="true" max={100} value={percent} />
      <b>
        {words.people(count)} ({words.share(percent)})
      </b>
    </>
  );
}
