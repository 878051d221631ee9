/** The office this build is for; made by `build/plugin.ts`. */
declare module 'virtual:office' {
  export const profile: import('./schema/profile.ts').Profile;
  export const index: import('../features/qna/search-index.ts').SerialisedIndex;
  /** All other data, or null where they are a file beside the script. */
  export const rest: Omit<import('./office.ts').Office, 'questions' | 'profile'> | null;
  /** The address of that file among the built files, or null. */
  export const restFile: string | null;
}
