/** The office this build is for; made by `build/plugin.ts`. */
declare module 'virtual:office' {
  export const officeId: string;
  export const index: import('../features/qna/search-index.ts').SerialisedIndex;
  /** The office's data, and the words that the product says; null where they are a file beside the script. */
  export const rest:
    | (Omit<import('./office.ts').Office, 'questions'> & { words: readonly import('../i18n/apart.ts').WordsApart[] })
    | null;
  /** The address of that file among the built files, or null. */
  export const restFile: string | null;
}
