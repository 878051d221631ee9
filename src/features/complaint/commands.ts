import type { Locale } from '#i18n/texts.ts';
import type { Draft } from './model.ts';

/** What `complaint` can be asked to do. `lead`: a word on what was just said, before the step asks. */
export type ComplaintCommand =
  | { readonly kind: 'begin'; readonly words: string | null; readonly messageIds: readonly string[] }
  | { readonly kind: 'begun'; readonly draft: Draft }
  | { readonly kind: 'nothing-begun' }
  /** The draft as this event leaves it, and as it was. `quiet`: more photos of the same set are on their way. */
  | {
      readonly kind: 'step';
      readonly draft: Draft;
      readonly before: Draft;
      readonly lead: string | null;
      readonly quiet?: boolean;
    }
  | { readonly kind: 'edit'; readonly draft: Draft }
  | { readonly kind: 'leave' }
  | { readonly kind: 'send'; readonly id: string; readonly draft: Draft | null }
  | { readonly kind: 'sent' }
  | { readonly kind: 'same'; readonly id: string; readonly draft: Draft | null }
  | { readonly kind: 'stale'; readonly draft: Draft | null }
  | { readonly kind: 'seal'; readonly draft: Draft | null; readonly locale: Locale };
