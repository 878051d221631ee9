import { useState } from 'preact/hooks';
import { bangkokDay, formatDay } from '../../../src/domain/calendar.ts';
import { readResponses, setAside } from '../../../src/features/opinion/calls.ts';
import type { ConsultationShown, Responses } from '../../../src/features/opinion/shapes.ts';
import { call } from '../../api.ts';
import { LongInput } from '../../forms/text-inputs.tsx';
import { textOf } from '../../forms/values.ts';
import { useCall } from '../../loading.tsx';
import { useLocale, useWords } from '../../locale.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Waiting } from '../../ui/failure.tsx';
import { Timeline } from '../../ui/timeline.tsx';
import { Outcome } from './outcome.tsx';
import { saidIn } from './saying.ts';
import { useSending } from './sending.ts';
import { staffPages } from './staff-text.ts';
import { opinionPages } from './text.ts';

type Response = Responses['responses'][number];

/** What people wrote, page by page, and everything that staff have done. For staff of the division alone. */
export function ResponsesCard({ of }: { of: ConsultationShown }) {
  const words = useWords(staffPages);
  const [from, setFrom] = useState<string | undefined>(undefined);
  const read = useCall(readResponses, { id: of.id, from });
  return (
    <Waiting of={read}>
      {({ answers, aside, history, next, responses }, reload) => (
        <>
          <Card title={words.responses}>
            <p>{words.counts(answers, aside)}</p>
            {responses.length === 0 && <p>{words.none}</p>}
            <ul class="results">
              {responses.map(response => (
                <One key={response.answer} of={of} response={response} onDone={reload} />
              ))}
            </ul>
            {next && (
              <Button kind="plain" onClick={() => setFrom(next)}>
                {words.more}
              </Button>
            )}
          </Card>
          <History of={history} />
        </>
      )}
    </Waiting>
  );
}

function One({ of, response, onDone }: { of: ConsultationShown; response: Response; onDone: () => void }) {
  const locale = useLocale();
  const words = useWords(staffPages);
  const [isAsking, ask] = useState(false);
  const chosen = of.question?.options.find(({ id }) => id === response.choice);
  return (
    <li>
      <span class="told">{response.words}</span>
      <span class="soft">
        {[
          formatDay(response.on, locale),
          response.name ?? words.anonymous,
          chosen && words.chose(saidIn(chosen.label, locale)),
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
      {response.aside === null ? (
        <span>
          <Button kind="quiet" onClick={() => ask(true)}>
            {words.setAside}
          </Button>
        </span>
      ) : (
        <b>{words.aside(response.aside)}</b>
      )}
      {isAsking && <AsideDialog id={of.id} answer={response.answer} onClose={() => ask(false)} onDone={onDone} />}
    </li>
  );
}

type AsideProps = { id: string; answer: string; onClose: () => void; onDone: () => void };

function AsideDialog({ id, answer, onClose, onDone }: AsideProps) {
  const words = useWords(staffPages);
  const [reason, setReason] = useState('');
  const { start, told } = useSending<string>(
    (given, key) => call(setAside, { id, answer, reason: given }, { key }),
    onDone,
  );
  return (
    <Dialog title={words.asideTitle} onClose={onClose}>
      <LongInput
        field={{
          kind: 'long',
          id: 'reason',
          most: 300,
          required: true,
          sensitive: null,
          showIf: null,
          label: { th: staffPages.th.reason, en: staffPages.en.reason },
          help: { th: staffPages.th.asideHelp, en: staffPages.en.asideHelp },
        }}
        value={reason}
        problem={undefined}
        onChange={value => setReason(textOf(value))}
      />
      <Outcome of={told} />
      <Button busy={told === 'sending'} onClick={() => void start(reason.trim())}>
        {words.setAside}
      </Button>
      <Button kind="plain" onClick={onClose}>
        {words.cancel}
      </Button>
    </Dialog>
  );
}

function History({ of }: { of: Responses['history'] }) {
  const locale = useLocale();
  const words = useWords(staffPages);
  const { roles } = opinionPages[locale];
  return (
    <Card title={words.history}>
      <Timeline
        label={words.history}
        steps={of.map(({ act, at, name, note, role }) => ({
          key: `${at} ${act}`,
          title: words.acts[act],
          at: new Date(at).toISOString(),
          when: [formatDay(bangkokDay(at), locale), roles[role], name].filter(Boolean).join(' · '),
          body: note && <p>{note}</p>,
        }))}
      />
    </Card>
  );
}
