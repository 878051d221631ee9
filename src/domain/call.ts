/**
 * What a page and the product agree on: where an endpoint is, what it takes and what it gives. Both sides import the same
 * `features/<name>/calls.ts`; the schemas stay with the product (`api.ts`), so a page carries no more than the address.
 */
export type Call<I, O> = {
  readonly method: 'GET' | 'POST';
  /** Below `/api`, with `:name` for parts that vary: they, like all of the input, are fields of `I`. */
  readonly path: string;
  /** Never there: holds the types. */
  readonly types?: (input: I) => O;
};

/** A reading call: its input travels in the address. */
export function reading<I extends object, O>(path: string): Call<I, O> {
  return { method: 'GET', path };
}

/** A writing call: what is not part of the address travels as JSON. */
export function writing<I extends object, O>(path: string): Call<I, O> {
  return { method: 'POST', path };
}
