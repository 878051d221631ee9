import { useWords } from './locale.tsx';
import { liffText } from './text.ts';
import { LinkButton } from './ui/button.tsx';
import { Page } from './ui/page.tsx';

/** No page has this address. */
export function NotFoundPage() {
  const words = useWords(liffText);
  return (
    <Page title={words.notFoundTitle}>
      <p>{words.notFound}</p>
      <LinkButton to="/">{words.home}</LinkButton>
    </Page>
  );
}
