import '../../forms/form.css';
import './opinion.css';
import { formatDay } from '../../../src/domain/calendar.ts';
import { readConsultation, readMine } from '../../../src/features/opinion/calls.ts';
import type { ConsultationShown } from '../../../src/features/opinion/shapes.ts';
import { useCall } from '../../loading.tsx';
import { useLocale, useWords } from '../../locale.tsx';
import type { PageProps } from '../../routes.ts';
import { LinkButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { ForPerson, Waiting } from '../../ui/failure.tsx';
import { Page } from '../../ui/page.tsx';
import { Tag } from '../../ui/tag.tsx';
import { AnswerForm } from './answer-form.tsx';
import { ResultsCard } from './results.tsx';
import { saidIn, standingOf, tones } from './saying.ts';
import { opinionPages } from './text.ts';

/** One poll or consultation: what it is about, one's own answer, the result, and what changed. */
export function ConsultationPage({ params }: PageProps) {
  const locale = useLocale();
  const words = useWords(opinionPages);
  const id = params.id ?? '';
  const shown = useCall(readConsultation, { id }, { open: true });
  const title = shown.kind === 'ready' ? saidIn(shown.value.title, locale) : words.title;
  return (
    <Page title={title} back="/opinion" busy={shown.kind === 'loading'}>
      <Waiting of={shown}>{(value, reload) => <Shown of={value} reload={reload} />}</Waiting>
    </Page>
  );
}

function Shown({ of, reload }: { of: ConsultationShown; reload: () => void }) {
  const locale = useLocale();
  const words = useWords(opinionPages);
  const { about, division, dueOn, kind, outcome, results, standing } = of;
  const isOver = standing === 'waiting' || standing === 'late';
  return (
    <>
      <p>
        <Tag tone={tones[standing]}>{standingOf(of, locale)}</Tag> {words.kinds[kind]}
      </p>
      {outcome && (
        <Card title={words.outcome}>
          <p class="told">{saidIn(outcome.words, locale)}</p>
          <p class="soft">
            {words.outcomeBy(
              words.roles[outcome.role],
              // The others stand above all divisions.
              outcome.role === 'officer' || outcome.role === 'head' ? division[locale] : null,
              formatDay(outcome.on, locale),
            )}
          </p>
        </Card>
      )}
      <p class="told">{saidIn(about, locale)}</p>
      <p class="soft">{words.of(division[locale])}</p>
      {isOver && <p>{words.waiting(formatDay(dueOn, locale))}</p>}
      {standing === 'open' && (
        <ForPerson>
          <Mine of={of} onSent={reload} />
        </ForPerson>
      )}
      {results ? <ResultsCard of={of} results={results} /> : standing === 'open' && <p>{words.resultsLater}</p>}
      {standing !== 'closed' && <p class="soft">{words.notTold}</p>}
      {standing !== 'open' && <StaffLink id={of.id} />}
    </>
  );
}

/** One's own answer, to be given or changed. */
function Mine({ of, onSent }: { of: ConsultationShown; onSent: () => void }) {
  const mine = useCall(readMine, { id: of.id });
  return (
    <Waiting of={mine}>
      {({ answer, mayManage }, reload) => (
        <>
          <AnswerForm
            of={of}
            answer={answer}
            onSent={() => {
              reload();
              onSent();
            }}
          />
          {mayManage && <Manage id={of.id} />}
        </>
      )}
    </Waiting>
  );
}

/** To staff of the division alone. */
function StaffLink({ id }: { id: string }) {
  const mine = useCall(readMine, { id });
  return mine.kind === 'ready' && mine.value.mayManage ? <Manage id={id} /> : null;
}

function Manage({ id }: { id: string }) {
  const words = useWords(opinionPages);
  return (
    <LinkButton wide kind="plain" to={`/opinion/${id}/staff`}>
      {words.manage}
    </LinkButton>
  );
}
