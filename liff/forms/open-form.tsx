import { useCallback, useEffect, useState } from 'preact/hooks';
import type { Answers } from '../../src/domain/form.ts';
import { useWords } from '../locale.tsx';
import { usePerson } from '../person.tsx';
import type { Result } from '../result.ts';
import { liffText } from '../text.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { Filling } from './filling.tsx';
import type { FormPageProps } from './form-page.tsx';
import type { SendingState } from './sending.tsx';
import {
  attachmentsToSend,
  problemsFrom,
  type Stage,
  useBackToFilling,
  withIds,
  withoutProblem,
  withSent,
} from './stage.ts';
import { formPageText } from './text.ts';
import { useUploads } from './uploads.ts';
import type { OpenDraft } from './use-draft.ts';
import { type StepsState, useSteps } from './use-steps.ts';
import type { Value } from './values.ts';

/** A form that is being filled in, from its questions to its reference number. */
export function OpenForm<V>({
  form,
  submit,
  confirm,
  lead,
  draft,
  below,
}: Pick<FormPageProps<V>, 'form' | 'submit' | 'confirm' | 'lead' | 'below'> & { draft: OpenDraft }) {
  const words = useWords(formPageText);
  const person = usePerson();
  const { values, setValues, version, key, ready } = draft;
  const [stage, setStage] = useState<Stage<V>>({ kind: 'filling', problems: [], focus: null });
  const [wantsCheck, setWantsCheck] = useState(draft.wasReady);
  const after = useSteps();
  const [round, setRound] = useState(0);
  const uploads = useUploads((attachment, id) => setValues(before => withSent(before, attachment, id)));
  const show = useCallback(
    (next: Stage<V>) => {
      ready(next.kind === 'checking');
      setRound(count => count + 1);
      setStage(next);
    },
    [ready],
  );
  const toFilling = useCallback((focus: string | null) => show({ kind: 'filling', problems: [], focus }), [show]);
  const back = useCallback(() => toFilling(null), [toFilling]);
  const isChecking = stage.kind === 'checking';
  useBackToFilling(isChecking, person.kind !== 'asking', back);

  useEffect(() => {
    if (!wantsCheck || after.kind !== 'ready') return;
    setWantsCheck(false);
    show(after.steps.checked(form, values, Date.now()));
  }, [wantsCheck, after, form, values, show]);
  const change = (field: string, value: Value) => {
    setValues(before => ({ ...before, [field]: value }));
    // Somebody is putting it right: it is looked at again with the next check.
    setStage(before => (before.kind === 'filling' ? withoutProblem(before, field) : before));
  };
  const settle = async (result: Result<V>, say: (state: SendingState) => void) => {
    if (result.ok) {
      await draft.finish();
      return show({ kind: 'sent', value: result.value, repeated: result.repeated });
    }
    const problems = result.kind === 'refused' ? problemsFrom(form, result.fields ?? []) : [];
    if (problems.length > 0) return show({ kind: 'filling', problems, focus: null });
    say({ kind: 'failed', failure: result });
  };
  const send = async (answers: Answers, say: (state: SendingState) => void) => {
    say({ kind: 'sending' });
    const ids = new Map<string, string>();
    for (const attachment of attachmentsToSend(form, values)) {
      const id = await uploads.start(attachment);
      if (id === null) return say(navigator.onLine ? { kind: 'attachments' } : noSignal);
      ids.set(attachment.key, id);
    }
    if (!navigator.onLine) return say(noSignal);
    await settle(await submit({ answers: withIds(answers, ids), version, key }), say);
  };

  if (stage.kind !== 'filling') {
    // Nobody gets so far without them.
    if (after.kind !== 'ready') return null;
    const { Checking, Sending, Sent } = after.steps;
    if (stage.kind === 'sent') return <Sent confirmation={confirm(stage.value)} wasSentBefore={stage.repeated} />;
    return (
      <>
        {lead}
        <Checking form={form} answers={stage.answers} values={values} onChange={toFilling}>
          <Sending
            isResumed={draft.wasReady}
            onSend={say => send(stage.answers, say)}
            onBack={back}
            onLeave={draft.flush}
            onAnew={draft.anew}
          />
        </Checking>
      </>
    );
  }
  return (
    <>
      {lead}
      {draft.hasLost && <Notice tone="warn">{words.secretsLost}</Notice>}
      {draft.isChanged && <Notice tone="warn">{words.formChanged}</Notice>}
      <Filling
        form={form}
        values={values}
        problems={stage.problems}
        round={round}
        focus={stage.focus}
        uploads={uploads}
        mayUpload={person.kind === 'ready' && person.session.who !== null}
        below={field => below?.(field, values, draft.finish)}
        onChange={change}
        onCheck={() => setWantsCheck(true)}
      />
      {wantsCheck && <Fetching after={after} />}
    </>
  );
}

/** The signal was gone before the rest of the form could be fetched. */
function Fetching({ after }: { after: StepsState }) {
  const words = useWords(liffText);
  if (after.kind !== 'failed') return <Skeleton lines={2} />;
  return (
    <Notice tone="bad" title={words.failedTitle} alert>
      <p>{words.failed.chunk}</p>
      <Button kind="plain" onClick={after.retry}>
        {words.retry}
      </Button>
    </Notice>
  );
}

const noSignal: SendingState = { kind: 'failed', failure: { ok: false, kind: 'offline' } };
