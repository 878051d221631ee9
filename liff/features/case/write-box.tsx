import '../../forms/form.css';
import { useRef, useState } from 'preact/hooks';
import type { Both, Question } from '../../../src/domain/form.ts';
import { disputeCase, tellMore } from '../../../src/features/case/calls.ts';
import { call } from '../../api.ts';
import { FilesInput } from '../../forms/files-input.tsx';
import { LongInput } from '../../forms/text-inputs.tsx';
import { useUploads } from '../../forms/uploads.ts';
import { type Attachment, attachmentsOf, type Value } from '../../forms/values.ts';
import { useWords } from '../../locale.tsx';
import type { Failure } from '../../result.ts';
import { Button } from '../../ui/button.tsx';
import { useFailureWords } from '../../ui/failure.tsx';
import { Notice } from '../../ui/notice.tsx';
import { casesText } from './text.ts';

type Props = {
  readonly caseId: string;
  readonly act: 'tell' | 'dispute';
  /** What is asked, and what the button that sends says. */
  readonly label: 'answer' | 'tell' | 'dispute' | 'disputeAnswer';
  readonly onDone: (say: Both) => void;
  readonly onCancel?: () => void;
};

const asked = { required: true, showIf: null, sensitive: null, help: null } as const;
const MOST = { words: 4_000, photos: 10, files: 10 };

function both(key: `${Props['label']}Label` | 'photos' | 'files' | 'wordsNeeded' | 'somethingNeeded') {
  return { th: casesText.th[key], en: casesText.en[key] };
}

/** Words and photos for our staff: sent once however often it is tried, and gone from here only when it has arrived. */
export function WriteBox({ caseId, act, label, onDone, onCancel }: Props) {
  const words = useWords(casesText);
  const [said, setSaid] = useState('');
  const [attached, setAttached] = useState<readonly Attachment[]>([]);
  const [state, setState] = useState<'still' | 'sending' | 'files' | Failure>('still');
  const [problem, setProblem] = useState<Both | undefined>(undefined);
  const key = useRef(crypto.randomUUID());
  const latest = useRef(attached);
  latest.current = attached;
  const uploads = useUploads((of, id) => {
    latest.current = latest.current.map(each => (each.key === of ? { ...each, sent: id } : each));
    setAttached(latest.current);
  });
  const isTell = act === 'tell';
  const changed = () => {
    // Other words are another sending.
    key.current = crypto.randomUUID();
    setProblem(undefined);
  };
  const wordsField = {
    ...asked,
    id: `words-${label}`,
    kind: 'long',
    most: MOST.words,
    label: both(`${label}Label`),
  } as const;
  const filesField = (
    isTell
      ? { ...asked, required: false, id: `files-${label}`, kind: 'file', most: MOST.files, label: both('files') }
      : { ...asked, required: false, id: `files-${label}`, kind: 'photos', most: MOST.photos, label: both('photos') }
  ) as Extract<Question, { kind: 'photos' | 'file' }>;

  const send = async () => {
    if (said.trim() === '' && (!isTell || attached.length === 0))
      return setProblem(both(isTell ? 'somethingNeeded' : 'wordsNeeded'));
    setState('sending');
    const files: string[] = [];
    for (const attachment of latest.current) {
      const id = await uploads.start(attachment);
      if (id === null) return setState('files');
      files.push(id);
    }
    const input = { id: caseId, words: said, files };
    const result = await call(isTell ? tellMore : disputeCase, input, { key: key.current });
    if (result.ok) return onDone(result.value.say);
    const field = result.kind === 'refused' ? result.fields?.find(each => each.field !== 'files') : undefined;
    setProblem(field?.say);
    setState(field ? 'still' : result);
  };

  return (
    <>
      <LongInput
        field={wordsField}
        value={said}
        problem={problem}
        onChange={value => {
          setSaid(String(value));
          changed();
        }}
      />
      <FilesInput
        field={filesField}
        value={attached}
        problem={undefined}
        uploads={uploads}
        mayUpload
        onChange={(value: Value) => {
          setAttached(attachmentsOf(value));
          changed();
        }}
      />
      {state === 'files' && (
        <Notice tone="warn" alert>
          <p>{words.filesWait}</p>
        </Notice>
      )}
      {typeof state === 'object' && <NotSent failure={state} />}
      <Button wide busy={state === 'sending'} onClick={() => void send()}>
        {state === 'sending' ? words.saving : words[`${label}Send`]}
      </Button>
      {onCancel && (
        <Button kind="plain" wide busy={state === 'sending'} onClick={onCancel}>
          {words.cancel}
        </Button>
      )}
    </>
  );
}

export function NotSent({ failure }: { failure: Failure }) {
  const say = useFailureWords(failure);
  return (
    <Notice tone="bad" alert>
      <p>{say}</p>
    </Notice>
  );
}
