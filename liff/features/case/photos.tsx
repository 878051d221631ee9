import './photos.css';
import { useEffect, useState } from 'preact/hooks';
import type { SeenPhoto } from '../../../src/features/case/shapes.ts';
import { useWords } from '../../locale.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { askPhoto, type PhotoAnswer } from './photo-loading.ts';
import { casesText } from './text.ts';

/** The photos of one step: small ones that open large, and documents. */
export function Photos({ caseId, photos }: { caseId: string; photos: readonly SeenPhoto[] }) {
  if (photos.length === 0) return null;
  return (
    <ul class="shots">
      {photos.map((photo, at) => (
        <li key={photo.id}>
          {photo.document ? (
            <Document caseId={caseId} id={photo.id} at={at + 1} />
          ) : (
            <Photo caseId={caseId} photo={photo} at={at + 1} />
          )}
        </li>
      ))}
    </ul>
  );
}

type Shown = { readonly kind: 'asking' } | { readonly kind: 'here'; readonly address: string } | Unshown;
type Unshown = { readonly kind: 'waiting' | 'gone' | 'refused' | 'failed' };

const AGAIN_MS = [2_000, 3_000, 5_000, 8_000, 15_000, 30_000, 60_000];

/** Asks for a photo, and again while it is being prepared. */
function usePhoto(caseId: string, { id, state }: SeenPhoto): { readonly shown: Shown; readonly again: () => void } {
  const [shown, setShown] = useState<Shown>({ kind: 'asking' });
  const [round, setRound] = useState(0);
  useEffect(() => {
    if (state === 'refused' || state === 'unavailable' || state === 'erased')
      return setShown({ kind: state === 'refused' ? 'refused' : 'gone' });
    const leaving = new AbortController();
    let timer: ReturnType<typeof setTimeout>;
    let address: string | null = null;
    const take = (answer: PhotoAnswer, tries: number) => {
      if (leaving.signal.aborted) return;
      if (answer.kind === 'here') {
        address = URL.createObjectURL(answer.blob);
        return setShown({ kind: 'here', address });
      }
      setShown({ kind: answer.kind });
      const pause = AGAIN_MS[tries];
      if (answer.kind === 'waiting' && pause) timer = setTimeout(() => ask(tries + 1), pause);
    };
    const ask = (tries: number) => void askPhoto(caseId, id, leaving.signal).then(answer => take(answer, tries));
    ask(0);
    return () => {
      leaving.abort();
      clearTimeout(timer);
      if (address) URL.revokeObjectURL(address);
    };
  }, [caseId, id, state, round]);
  return { shown, again: () => setRound(round + 1) };
}

function Photo({ caseId, photo, at }: { caseId: string; photo: SeenPhoto; at: number }) {
  const words = useWords(casesText);
  const { again, shown } = usePhoto(caseId, photo);
  const [isLarge, setLarge] = useState(false);
  if (shown.kind === 'here')
    return (
      <>
        <button type="button" class="shot" aria-label={words.openPhoto(at)} onClick={() => setLarge(true)}>
          <img src={shown.address} alt="" />
        </button>
        {isLarge && (
          <Dialog title={words.photo(at)} onClose={() => setLarge(false)}>
            <img class="shot-large" src={shown.address} alt={words.photo(at)} />
            <Button kind="plain" wide onClick={() => setLarge(false)}>
              {words.close}
            </Button>
          </Dialog>
        )}
      </>
    );
  if (shown.kind === 'failed')
    return (
      <span class="shot-words">
        {words.photoFailed}
        <Button kind="quiet" onClick={again}>
          {words.again}
        </Button>
      </span>
    );
  return <span class="shot-words">{saidOf(shown.kind, words)}</span>;
}

function saidOf(kind: 'asking' | 'waiting' | 'gone' | 'refused', words: (typeof casesText)['th']): string {
  if (kind === 'gone') return words.photoGone;
  return kind === 'refused' ? words.photoRefused : words.preparing;
}

/** A document is fetched when somebody wants it, and saved: nothing in it is run here. */
function Document({ caseId, id, at }: { caseId: string; id: string; at: number }) {
  const words = useWords(casesText);
  const [state, setState] = useState<'still' | PhotoAnswer['kind']>('still');
  const open = async () => {
    const answer = await askPhoto(caseId, id, new AbortController().signal);
    setState(answer.kind);
    if (answer.kind !== 'here') return;
    const address = URL.createObjectURL(answer.blob);
    const link = Object.assign(document.createElement('a'), { href: address, download: `${words.document(at)}.pdf` });
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
  };
  const said = { waiting: words.preparing, gone: words.photoGone, failed: words.photoFailed };
  return (
    <span class="shot-words">
      <Button kind="plain" onClick={() => void open()}>
        {words.openDocument(at)}
      </Button>
      <span role="status">{state in said && said[state as keyof typeof said]}</span>
    </span>
  );
}
