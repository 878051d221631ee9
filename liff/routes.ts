import type { ComponentType } from 'preact';
import { HomePage } from './features/home/page.tsx';

/** What every page gets: the named parts of its address, and what follows the question mark. */
export type PageProps = {
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
};
export type Page = ComponentType<PageProps>;
/** `now`: a page that needs no fetching, for it comes with the first script. */
export type Route = { readonly path: string; readonly load: () => Promise<Page>; readonly now?: Page };

/**
 * Every page of the mini-app, below `/liff`. Each is a file of its own that is fetched when somebody goes there; the first
 * that fits is shown. A new page: make `features/<name>/page.tsx` with a named export and add a line.
 */
export const routes: readonly Route[] = [
  { path: '/', load: async () => HomePage, now: HomePage },
  { path: '/complaint', load: async () => (await import('./features/complaint/page.tsx')).ComplaintPage },
  { path: '/opinion', load: async () => (await import('./features/opinion/page.tsx')).OpinionPage },
  { path: '/opinion/write', load: async () => (await import('./features/opinion/write-page.tsx')).WriteOpinionPage },
  { path: '/opinion/new', load: async () => (await import('./features/opinion/new-page.tsx')).NewConsultationPage },
  {
    path: '/opinion/:id',
    load: async () => (await import('./features/opinion/consultation-page.tsx')).ConsultationPage,
  },
  { path: '/opinion/:id/staff', load: async () => (await import('./features/opinion/staff-page.tsx')).StaffPage },
  { path: '/services', load: async () => (await import('./features/eservice/page.tsx')).ServicesPage },
  { path: '/services/:id', load: async () => (await import('./features/eservice/form-page.tsx')).ServicePage },
  { path: '/cases', load: async () => (await import('./features/case/page.tsx')).CasesPage },
  { path: '/cases/:id', load: async () => (await import('./features/case/case-page.tsx')).CasePage },
  { path: '/cases/:id/receipt', load: async () => (await import('./features/eservice/receipt-page.tsx')).ReceiptPage },
  { path: '/privacy', load: async () => (await import('./features/privacy/page.tsx')).PrivacyPage },
  { path: '/measures', load: async () => (await import('./features/measures/page.tsx')).MeasuresPage },
  { path: '/desk/cases/:id', load: async () => (await import('./features/desk/page.tsx')).DeskCasePage },
];
