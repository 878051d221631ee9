import { bangkokDay, formatDay } from '../../../src/domain/calendar.ts';
import type { SeenStep } from '../../../src/features/case/shapes.ts';
import { useLocale, useWords } from '../../locale.tsx';
import { Tag } from '../../ui/tag.tsx';
import { type Step, Timeline } from '../../ui/timeline.tsx';
import { Photos } from './photos.tsx';
import { casesText } from './text.ts';

type Shown = SeenStep & { readonly internal?: boolean };
type Props = {
  readonly caseId: string;
  readonly steps: readonly Shown[];
  /** Something is still to come after the last of them. */
  readonly isOpen: boolean;
  /** What marks a step that residents do not see. */
  readonly internal?: string;
};

/** What happened to a case, step by step, with its photos. */
export function Steps({ caseId, steps, isOpen, internal }: Props) {
  const words = useWords(casesText);
  const locale = useLocale();
  const shown = steps.map((step, at): Step => {
    const time = new Date(step.at);
    const day = formatDay(bangkokDay(step.at), locale, 'short');
    const clock = time.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: 'Asia/Bangkok' });
    return {
      key: String(step.seq),
      title: step.title[locale],
      at: time.toISOString(),
      when: `${day} ${words.clock(clock)}`,
      ...(step.who ? { who: step.who[locale] } : {}),
      state: isOpen && at === steps.length - 1 ? 'now' : 'done',
      body: (
        <>
          {step.internal && internal && <Tag tone="warn">{internal}</Tag>}
          {step.stars !== null && <p>{words.stars(step.stars)}</p>}
          {step.words !== null && <p class="as-written">{step.words}</p>}
          {step.erased && <p class="soft">{words.erased}</p>}
          <Photos caseId={caseId} photos={step.photos} />
        </>
      ),
    };
  });
  return <Timeline label={words.timeline} steps={shown} />;
}
