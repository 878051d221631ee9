import { useCallback, useRef, useState } from 'preact/hooks';
import { uploadPhoto } from '../api.ts';
import type { Failure } from '../result.ts';
import type { Attachment } from './values.ts';

export type Upload =
  | { readonly kind: 'sending'; readonly part: number }
  | { readonly kind: 'failed'; readonly failure: Failure };
export type Uploads = {
  /** What is under way or has failed, by the attachment's key. */
  readonly states: ReadonlyMap<string, Upload>;
  /** Sends one, unless it is under way. Its id, or null when it failed. */
  readonly start: (attachment: Attachment) => Promise<string | null>;
  readonly stop: (key: string) => void;
};

/** Sends attachments one by one: two at once take each other's signal. `onSent` hears each id. */
export function useUploads(onSent: (key: string, id: string) => void): Uploads {
  const [states, setStates] = useState<ReadonlyMap<string, Upload>>(new Map());
  const running = useRef(new Map<string, { done: Promise<string | null>; leave: AbortController }>());
  const line = useRef<Promise<unknown>>(Promise.resolve());
  const heard = useRef(onSent);
  heard.current = onSent;

  const show = useCallback((key: string, upload: Upload | null) => {
    setStates(before => {
      const next = new Map(before);
      if (upload) next.set(key, upload);
      else next.delete(key);
      return next;
    });
  }, []);

  const start = useCallback(
    ({ key, blob, sent }: Attachment): Promise<string | null> => {
      if (sent !== null || !blob) return Promise.resolve(sent);
      const known = running.current.get(key);
      if (known) return known.done;
      const leave = new AbortController();
      const send = async () => {
        if (leave.signal.aborted) return null;
        const result = await uploadPhoto(blob, key, part => show(key, { kind: 'sending', part }), leave.signal);
        running.current.delete(key);
        if (leave.signal.aborted) return null;
        show(key, result.ok ? null : { kind: 'failed', failure: result });
        if (result.ok) heard.current(key, result.value.id);
        return result.ok ? result.value.id : null;
      };
      show(key, { kind: 'sending', part: 0 });
      const done = line.current.then(send);
      line.current = done;
      running.current.set(key, { done, leave });
      return done;
    },
    [show],
  );

  const stop = useCallback(
    (key: string) => {
      running.current.get(key)?.leave.abort();
      running.current.delete(key);
      show(key, null);
    },
    [show],
  );
  return { states, start, stop };
}
