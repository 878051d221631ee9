import type { ComponentChildren } from 'preact';

/** One step. `at`: ISO time for machines; `when`: the same in words. `done`, `now` or `ahead`. */
export type Step = {
  readonly key: string;
  readonly title: string;
  readonly at?: string;
  readonly when?: string;
  /** By whom. */
  readonly who?: string;
  readonly state?: 'done' | 'now' | 'ahead';
  readonly body?: ComponentChildren;
};

/** What happened and what comes next, in order. */
export function Timeline({ steps, label }: { steps: readonly Step[]; label: string }) {
  return (
    <ol class="timeline" aria-label={label}>
      {steps.map(({ key, title, at, when, who, state = 'done', body }) => (
        <li key={key} class={`step step-${state}`} aria-current={state === 'now' ? 'step' : undefined}>
          <p class="step-title">{title}</p>
          {when && (
            <p class="soft">
              <time dateTime={at}>{when}</time>
              {who && ' · '}
              {who && <span class="whole">{who}</span>}
            </p>
          )}
          {body}
        </li>
      ))}
    </ol>
  );
}
