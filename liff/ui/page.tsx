import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { BASE } from '../deep-link.ts';
import { useLanguage, useWords } from '../locale.tsx';
import { useOnline } from '../online.ts';
import { readPage } from '../page-facts.ts';
import { liffText } from '../text.ts';

type Props = {
  /** The heading and the window's title. */
  title: string;
  /** Where "back" leads, below `/liff`; null on the first page. */
  back?: string | null;
  /** Something is being read: for those who hear the page. */
  busy?: boolean;
  children: ComponentChildren;
};

/** The frame of every page: skip link, bar with back and language, the heading (focused when one comes here), content. */
export function Page({ title, back = '/', busy = false, children }: Props) {
  const words = useWords(liffText);
  const { locale, setLocale } = useLanguage();
  const heading = useRef<HTMLHeadingElement>(null);
  const isOnline = useOnline();
  const { office } = readPage();
  useEffect(() => {
    document.title = `${title} · ${office[locale] || words.product}`;
  }, [title, office[locale], words.product]);
  useEffect(() => {
    if (arrivals.count > 0) heading.current?.focus({ preventScroll: true });
    arrivals.count += 1;
  }, []);

  return (
    <>
      <a class="skip" href="#content">
        {words.skip}
      </a>
      <header class="bar">
        {back === null ? (
          <span class="bar-name">{office[locale] || words.product}</span>
        ) : (
          <a class="bar-back" href={BASE + back}>
            <span aria-hidden="true">‹</span> {words.back}
          </a>
        )}
        <button
          type="button"
          class="bar-language"
          lang={locale === 'th' ? 'en' : 'th'}
          onClick={() => setLocale(locale === 'th' ? 'en' : 'th')}
        >
          {words.otherLanguage}
        </button>
      </header>
      <div role="status" class="offline">
        {!isOnline && words.offline}
      </div>
      <main id="content" aria-busy={busy}>
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {children}
      </main>
    </>
  );
}

/** The first page of a visit is not focused: nobody came from anywhere. */
const arrivals = { count: 0 };
