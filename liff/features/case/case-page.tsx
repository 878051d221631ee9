import { useEffect, useRef, useState } from 'preact/hooks';
import { bangkokDay, formatDay } from '../../../src/domain/calendar.ts';
import type { Both } from '../../../src/domain/form.ts';
import { readCaseOf } from '../../../src/features/case/calls.ts';
import type { CaseDetail } from '../../../src/features/case/shapes.ts';
import { useCall } from '../../loading.tsx';
import { useLocale, useWords } from '../../locale.tsx';
import type { PageProps } from '../../routes.ts';
import { LinkButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { ForPerson, Waiting } from '../../ui/failure.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { Tag } from '../../ui/tag.tsx';
import { MoveAppointment } from '../eservice/move-appointment.tsx';
import { Others, Rating, Settling } from './acts.tsx';
import { Filed } from './filed.tsx';
import { useLatest } from './refresh.ts';
import { Steps } from './steps.tsx';
import { casesText } from './text.ts';
import { WriteBox } from './write-box.tsx';

/** One case of mine: what our staff ask, where it stands, what happened, and what I can do. */
export function CasePage({ params: { id = '' } }: PageProps) {
  const words = useWords(casesText);
  return (
    <Page title={words.title} back="/cases">
      <ForPerson>
        <One key={id} id={id} />
      </ForPerson>
    </Page>
  );
}

type Done = { readonly say: Both | null; readonly count: number };

function One({ id }: { id: string }) {
  const [asked] = useState({ id });
  const read = useCall(readCaseOf, asked);
  const { isOld, reload, value } = useLatest(read);
  const [done, setDone] = useState<Done>({ say: null, count: 0 });
  const words = useWords(casesText);
  const locale = useLocale();
  const newest = value?.steps.at(-1)?.seq ?? null;
  /** The newest step when the last act was done, and when the case was read after it. */
  const before = useRef<number | null>(null);
  const own = useRef<number | null>(null);
  useEffect(() => {
    if (own.current === null && newest !== before.current) own.current = newest;
    // Somebody has done the next step since: what was said of the one before is over.
    else if (own.current !== null && newest !== own.current) setDone(({ count }) => ({ say: null, count }));
  }, [newest]);
  const finish = (say: Both) => {
    before.current = newest;
    own.current = null;
    setDone(({ count }) => ({ say, count: count + 1 }));
    reload?.();
    scrollTo({ top: 0 });
  };
  return (
    <>
      <div role="status">
        {done.say && (
          <Notice tone="good" key={done.count}>
            <p>{done.say[locale]}</p>
          </Notice>
        )}
        {value && isOld && (
          <Notice tone="warn">
            <p>{words.refreshFailed}</p>
          </Notice>
        )}
      </div>
      {value ? (
        <Shown shown={value} round={done.count} onDone={finish} onMoved={() => reload?.()} />
      ) : (
        <Waiting of={read} lines={8}>
          {() => null}
        </Waiting>
      )}
    </>
  );
}

type ShownProps = {
  readonly shown: CaseDetail;
  readonly round: number;
  readonly onDone: (say: Both) => void;
  /** The appointment was moved: the history has one step more. */
  readonly onMoved: () => void;
};

function Shown({ shown, round, onDone, onMoved }: ShownProps) {
  const words = useWords(casesText);
  const locale = useLocale();
  const { at, division, due, id, kind, mine, next, number, open, question, stateName, steps, subject, year } = shown;
  return (
    <>
      {question && (
        <section class="notice notice-warn" aria-labelledby="asked">
          <h2 id="asked">{words.question}</h2>
          <p class="as-written">{question.words}</p>
          <p class="soft">{words.questionHow}</p>
          <WriteBox key={round} caseId={id} act="tell" label="answer" onDone={onDone} />
        </section>
      )}
      <Card title={subject[locale]}>
        <p>
          <b>{number === null ? words.unnumbered : words.number(number, year)}</b> · {division[locale]}
        </p>
        <p>
          <Tag tone={open ? 'info' : 'good'}>{stateName[locale]}</Tag>
        </p>
        <p>{next[locale]}</p>
        {due && <p class="soft">{due[locale]}</p>}
        <p class="soft">{words.since(formatDay(bangkokDay(at), locale))}</p>
        {kind === 'service' && mine && (
          <LinkButton kind="quiet" to={`/cases/${id}/receipt`}>
            {words.receipt}
          </LinkButton>
        )}
      </Card>
      {kind === 'service' && mine && open && <MoveAppointment id={id} onMoved={onMoved} />}
      <Settling key={`settle-${round}`} shown={shown} onDone={onDone} />
      <Rating shown={shown} onDone={onDone} />
      <h2>{words.timeline}</h2>
      <Steps caseId={id} steps={steps} isOpen={open} />
      <Filed shown={shown} />
      <Others shown={shown} onDone={onDone} />
      <p class="soft">{words.inChat}</p>
    </>
  );
}
