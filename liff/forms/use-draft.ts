import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Form } from '../../src/domain/form.ts';
import { usePerson } from '../person.tsx';
import { claimDraft, type Draft, draftName, type Kept, readDraft, removeDraft, saveDraft } from './draft.ts';
import { stillAsked, type Values } from './values.ts';

export type OpenDraft = {
  readonly kind: 'open';
  /** Of this filing; another after "start anew". */
  readonly key: string;
  readonly version: string;
  readonly values: Values;
  readonly setValues: (change: (before: Values) => Values) => void;
  /** It had been checked and was not sent when the page was left. */
  readonly wasReady: boolean;
  /** The form has changed since it was begun. */
  readonly isChanged: boolean;
  /** Private answers were given that this device did not keep. */
  readonly hasLost: boolean;
  /** Says whether it is checked and ready to go. */
  readonly ready: (isReady: boolean) => void;
  /** Writes it down now: the page is about to be left. */
  readonly flush: () => Promise<void>;
  /** It has been sent: nothing of it stays here. */
  readonly finish: () => Promise<void>;
  readonly anew: () => void;
};
export type Drafting =
  | { readonly kind: 'opening' }
  | { readonly kind: 'offer'; readonly savedAt: number; readonly go: () => void; readonly anew: () => void }
  | OpenDraft;

type Opened = Kept & Pick<OpenDraft, 'wasReady' | 'isChanged' | 'hasLost'>;
type State = { kind: 'opening' } | { kind: 'offer'; draft: Draft } | { kind: 'open'; opened: Opened };

const PAUSE_MS = 400;
/** So long the form waits for LINE to say whose draft to look for. */
const PATIENCE_MS = 2_500;

/** The draft of a form: found again, offered, kept while somebody fills it in, gone when it has been sent. */
export function useDraft(draftKey: string, form: Form, version: string): Drafting {
  const who = useWho();
  const [state, setState] = useState<State>({ kind: 'opening' });
  const name = useRef('');
  const latest = useRef<Kept | null>(null);
  /** It has been sent or given up: nothing more is written down. */
  const isOver = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  name.current = draftName(who ?? null, draftKey);
  const isOpening = state.kind === 'opening';

  useEffect(() => {
    if (who === undefined || !isOpening) return;
    let isHere = true;
    const find = async () => {
      const now = Date.now();
      const mine = await readDraft(draftName(who, draftKey), now);
      const draft = mine ?? (who === null ? null : await claimDraft(draftKey, who, now));
      if (isHere) setState(found(draft, form, version));
    };
    void find();
    return () => {
      isHere = false;
    };
  }, [who, isOpening, draftKey, form, version]);

  const opened = state.kind === 'open' ? state.opened : null;
  latest.current = isOver.current ? null : opened;
  const flush = useCallback(async () => {
    clearTimeout(timer.current);
    const kept = latest.current;
    if (kept && Object.keys(kept.values).length > 0) await saveDraft(name.current, form, kept, Date.now());
  }, [form]);
  useEffect(() => {
    if (!opened || isOver.current) return;
    timer.current = setTimeout(() => void flush(), PAUSE_MS);
    return () => clearTimeout(timer.current);
  }, [opened, flush]);
  // Layout effects: they end with the page itself, not a moment later.
  useLayoutEffect(() => {
    const leave = () => void flush();
    addEventListener('pagehide', leave);
    document.addEventListener('visibilitychange', leave);
    return () => {
      removeEventListener('pagehide', leave);
      document.removeEventListener('visibilitychange', leave);
      leave();
    };
  }, [flush]);

  // After the last flush: what is still under way belongs to no page.
  useLayoutEffect(
    () => () => {
      isOver.current = true;
      clearTimeout(timer.current);
    },
    [],
  );

  const change = useCallback((next: (before: Opened) => Opened) => {
    setState(before => (before.kind === 'open' ? { kind: 'open', opened: next(before.opened) } : before));
  }, []);
  const setValues = useCallback<OpenDraft['setValues']>(
    of => change(before => ({ ...before, values: of(before.values) })),
    [change],
  );
  const ready = useCallback(
    (isReady: boolean) => change(before => (before.isReady === isReady ? before : { ...before, isReady })),
    [change],
  );
  const finish = useCallback(async () => {
    clearTimeout(timer.current);
    isOver.current = true;
    latest.current = null;
    await removeDraft(name.current);
  }, []);
  const anew = useCallback(() => {
    void finish();
    isOver.current = false;
    setState({ kind: 'open', opened: empty(version) });
  }, [finish, version]);

  if (state.kind === 'opening') return state;
  if (state.kind === 'offer') {
    const { draft } = state;
    return {
      kind: 'offer',
      savedAt: draft.savedAt,
      anew,
      go: () => setState({ kind: 'open', opened: resumed(draft, form, version) }),
    };
  }
  return { kind: 'open', ...state.opened, setValues, ready, flush, finish, anew };
}

/** Undefined while it is still worth waiting for LINE; null: nobody, as far as one can tell. */
function useWho(): string | null | undefined {
  const person = usePerson();
  const [isLate, setLate] = useState(false);
  useEffect(() => {
    const patience = setTimeout(() => setLate(true), PATIENCE_MS);
    return () => clearTimeout(patience);
  }, []);
  if (person.kind === 'ready') return person.session.who;
  return person.kind === 'unreachable' || isLate ? null : undefined;
}

/** What was ready to go is shown at once; anything else is offered. */
function found(draft: Draft | null, form: Form, version: string): State {
  if (!draft) return { kind: 'open', opened: empty(version) };
  if (draft.isReady) return { kind: 'open', opened: resumed(draft, form, version) };
  return { kind: 'offer', draft };
}

/** Under its own key: it may have arrived although the answer was lost. In a changed form it is another matter. */
function resumed(draft: Draft, form: Form, version: string): Opened {
  const isChanged = draft.version !== version;
  const hasLost = draft.secrets.some(field => !(field in draft.values));
  const wasReady = draft.isReady && !isChanged && !hasLost;
  return {
    version,
    key: isChanged ? crypto.randomUUID() : draft.key,
    values: isChanged ? stillAsked(draft.values, draft.kinds, form) : draft.values,
    isReady: wasReady,
    wasReady,
    isChanged,
    hasLost,
  };
}

function empty(version: string): Opened {
  return {
    version,
    key: crypto.randomUUID(),
    values: {},
    isReady: false,
    wasReady: false,
    isChanged: false,
    hasLost: false,
  };
}
