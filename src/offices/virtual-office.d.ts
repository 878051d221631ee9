/** The office this build is for; made by `build/plugin.ts`. */
declare module 'virtual:office' {
  export const office: Omit<import('./office.ts').Office, 'questions'>;
  export const index: import('../features/qna/search-index.ts').SerialisedIndex;
}
