import { del, get, set } from 'idb-keyval';
import type { Form } from '../../src/domain/form.ts';
import { attachmentsOf, isBlank, isPrivate, kindsOf, type Value, type Values } from './values.ts';

/**
 * What somebody has filled in and not sent, kept on this device alone, photos included. Private answers (identity, health)
 * stay only until the window is closed.
 */
export type Draft = {
  readonly version: string;
  readonly kinds: { readonly [field: string]: string };
  /** The `Idempotency-Key` of this filing, however often it is sent. */
  readonly key: string;
  readonly values: Values;
  readonly savedAt: number;
  /** It was checked and ready to go: at the next visit that is where to go on. */
  readonly isReady: boolean;
  /** Fields with private answers: those that are not there any more must be answered again. */
  readonly secrets: readonly string[];
};

export type Kept = Pick<Draft, 'version' | 'key' | 'values' | 'isReady'>;

const DAYS_MS = 7 * 24 * 3_600_000;
const PREFIX = 'draft:';

/** One draft a form and person: two people on one device do not see each other's. */
export function draftName(who: string | null, draftKey: string): string {
  return `${PREFIX}${who ?? 'nobody'}:${draftKey}`;
}

/** The draft, or null: none, expired after seven days, or the browser keeps nothing. */
export async function readDraft(name: string, now: number): Promise<Draft | null> {
  const kept = await quietly(() => get<Draft>(name));
  if (!kept) return null;
  if (now - kept.savedAt > DAYS_MS) {
    await removeDraft(name);
    return null;
  }
  return { ...kept, values: { ...kept.values, ...readPrivate(name) } };
}

/** Writes it down; private answers go elsewhere. */
export async function saveDraft(name: string, form: Form, { values, ...kept }: Kept, now: number): Promise<void> {
  const secret = new Set(form.fields.filter(isPrivate).map(({ id }) => id));
  const of = (wanted: boolean) => Object.entries(values).filter(([field]) => secret.has(field) === wanted);
  const secrets = of(true).filter(([, value]) => !isBlank(value));
  keepPrivate(name, Object.fromEntries(secrets));
  const draft: Draft = {
    ...kept,
    values: Object.fromEntries(of(false)),
    kinds: kindsOf(form),
    savedAt: now,
    secrets: secrets.map(([field]) => field),
  };
  await quietly(() => set(name, draft));
}

export async function removeDraft(name: string): Promise<void> {
  keepPrivate(name, {});
  await quietly(() => del(name));
}

/** What was begun before signing in becomes the draft of whoever signed in. */
export async function claimDraft(draftKey: string, who: string, now: number): Promise<Draft | null> {
  const name = draftName(null, draftKey);
  const draft = await readDraft(name, now);
  if (!draft) return null;
  const mine = draftName(who, draftKey);
  sessionMove(name, mine);
  const { values, ...rest } = draft;
  const open = Object.fromEntries(Object.entries(values).filter(([field]) => !draft.secrets.includes(field)));
  await quietly(() => set(mine, { ...rest, values: open }));
  await quietly(() => del(name));
  return draft;
}

/** A browser without a store, or with a full one, keeps nothing; the form works all the same. */
async function quietly<T>(act: () => Promise<T>): Promise<T | undefined> {
  try {
    return await act();
  } catch {
    return undefined;
  }
}

/** Of a photo or document only the id under which the product has it, never the picture. */
function keepPrivate(name: string, values: Values): void {
  const kept = Object.entries(values).flatMap(([field, value]): [string, Value][] => {
    const attached = attachmentsOf(value);
    if (attached.length === 0) return [[field, value]];
    return attached.every(({ sent }) => sent !== null)
      ? [[field, attached.map(each => ({ ...each, blob: null }))]]
      : [];
  });
  try {
    if (kept.length === 0) sessionStorage.removeItem(name);
    else sessionStorage.setItem(name, JSON.stringify(Object.fromEntries(kept)));
  } catch {
    // Without storage it lasts as long as the page.
  }
}

function readPrivate(name: string): Values {
  try {
    const read: unknown = JSON.parse(sessionStorage.getItem(name) ?? '{}');
    // Written by `keepPrivate` of this very page.
    return typeof read === 'object' && read !== null ? (read as Values) : {};
  } catch {
    return {};
  }
}

function sessionMove(from: string, to: string): void {
  try {
    const kept = sessionStorage.getItem(from);
    if (kept !== null) sessionStorage.setItem(to, kept);
    sessionStorage.removeItem(from);
  } catch {
    // See `keepPrivate`.
  }
}
