import type { Both } from '../src/domain/form.ts';

/** One part of the input that the product refused: what to do about it, in words. */
export type RefusedField = { readonly field: string; readonly code: string; readonly say: Both };

/** Why nothing came of a call: the product said no (with a stable code), or it could not be asked. */
export type Failure =
  | {
      readonly ok: false;
      readonly kind: 'refused';
      readonly status: number;
      readonly code: string;
      readonly say: Both;
      readonly fields?: readonly RefusedField[];
    }
  /** `offline`: no signal. `timeout`: no answer in time. `broken`: an answer that makes no sense, or an error over there. */
  | { readonly ok: false; readonly kind: 'offline' | 'timeout' | 'broken' };

/** What a call comes to. `repeated`: it had been made before under the same key, and was not made again. */
export type Result<O> = { readonly ok: true; readonly value: O; readonly repeated: boolean } | Failure;

/** Reads a refusal as the product writes it: `{ code, say, fields? }`; anything else is `broken`. */
export function readFailure(status: number, body: unknown): Failure {
  if (!isRecord(body) || typeof body.code !== 'string' || !isBoth(body.say)) return { ok: false, kind: 'broken' };
  const fields = Array.isArray(body.fields) ? body.fields.filter(isField) : [];
  const refused = { ok: false, kind: 'refused', status, code: body.code, say: body.say } as const;
  return fields.length > 0 ? { ...refused, fields } : refused;
}

function isField(field: unknown): field is RefusedField {
  return isRecord(field) && typeof field.field === 'string' && typeof field.code === 'string' && isBoth(field.say);
}

function isBoth(say: unknown): say is Both {
  return isRecord(say) && typeof say.th === 'string' && typeof say.en === 'string';
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
