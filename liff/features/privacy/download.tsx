import { useRef, useState } from 'preact/hooks';
import type { OwnAnswers } from '../../../src/features/privacy/answers.ts';
import { downloadData, readAnswers } from '../../../src/features/privacy/calls.ts';
import type { Copy } from '../../../src/features/privacy/shapes.ts';
import { call } from '../../api.ts';
import { useWords } from '../../locale.tsx';
import { usePerson } from '../../person.tsx';
import type { Failure } from '../../result.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Failed } from './failed.tsx';
import { privacyPageText } from './text.ts';

type State =
  | { readonly kind: 'ready' | 'loading' }
  | { readonly kind: 'failed'; readonly failure: Failure }
  | { readonly kind: 'given'; readonly text: string; readonly name: string; readonly isShown: boolean };

/** All of it as a file; as text to copy where a file cannot be saved, as in LINE's own browser. */
export function Download() {
  const words = useWords(privacyPageText);
  const person = usePerson();
  const [state, setState] = useState<State>({ kind: 'ready' });
  const isInLine = person.kind === 'ready' && person.session.isInLine;
  const start = async () => {
    setState({ kind: 'loading' });
    const [result, said] = await Promise.all([call(downloadData, {}), call(readAnswers, {})]);
    if (!result.ok) return setState({ kind: 'failed', failure: result });
    if (!said.ok) return setState({ kind: 'failed', failure: said });
    const whole: Copy & OwnAnswers = { ...result.value, ...said.value };
    const text = JSON.stringify(whole, null, 2);
    const name = nameOf(result.value, words.fileName);
    if (!isInLine) save(text, name);
    setState({ kind: 'given', text, name, isShown: isInLine });
  };
  return (
    <Card title={words.download}>
      <p>{words.downloadWhat}</p>
      {state.kind === 'failed' && <Failed title={words.notLoaded} failure={state.failure} />}
      <div role="status">
        {state.kind === 'loading' && <p>{words.downloading}</p>}
        {state.kind === 'given' && <p>{isInLine ? words.inLine : words.saved(state.name)}</p>}
      </div>
      {state.kind === 'given' && state.isShown ? (
        <AsText text={state.text} />
      ) : (
        <Button kind="plain" wide busy={state.kind === 'loading'} onClick={start}>
          {words.downloadDo}
        </Button>
      )}
      {state.kind === 'given' && !state.isShown && (
        <Button kind="quiet" onClick={() => setState({ ...state, isShown: true })}>
          {words.asText}
        </Button>
      )}
    </Card>
  );
}

function AsText({ text }: { text: string }) {
  const words = useWords(privacyPageText);
  const box = useRef<HTMLTextAreaElement>(null);
  const [isCopied, setCopied] = useState<boolean | null>(null);
  const copy = async () => {
    box.current?.focus();
    box.current?.select();
    setCopied(await copied(text));
  };
  return (
    <>
      <textarea ref={box} class="whole-text" aria-label={words.textLabel} rows={10} readOnly value={text} />
      <Button kind="plain" wide onClick={copy}>
        {words.copy}
      </Button>
      <div role="status">{isCopied !== null && <p>{isCopied ? words.copied : words.notCopied}</p>}</div>
    </>
  );
}

/** An older browser copies only what is selected. */
async function copied(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return document.execCommand?.('copy') ?? false;
  }
}

/** `ข้อมูลของฉัน-2569-12-01.json`. */
function nameOf({ at }: Pick<Copy, 'at'>, say: (year: number, rest: string) => string): string {
  return say(Number(at.slice(0, 4)) + 543, at.slice(5, 10));
}

function save(text: string, name: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser has begun to read it by then.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
