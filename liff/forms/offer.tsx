import { bangkokDay, formatDay } from '../../src/domain/calendar.ts';
import { useLocale, useWords } from '../locale.tsx';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { formPageText } from './text.ts';

/** Something was begun here before: go on with it, or leave it. */
export function Offer({
  savedAt,
  onContinue,
  onAnew,
}: {
  savedAt: number;
  onContinue: () => void;
  onAnew: () => void;
}) {
  const words = useWords(formPageText);
  const locale = useLocale();
  return (
    <Card title={words.draftTitle}>
      <p>{words.draftKept(formatDay(bangkokDay(savedAt), locale))}</p>
      <Button wide onClick={onContinue}>
        {words.draftContinue}
      </Button>
      <Button kind="plain" wide onClick={onAnew}>
        {words.draftAnew}
      </Button>
    </Card>
  );
}
