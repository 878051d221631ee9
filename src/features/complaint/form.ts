import type { Field, Form, Option } from '#domain/form.ts';
import { MAX_GRAPHEMES } from '#features/qna/model.ts';
import type { Office } from '#offices/office.ts';
import type { ComplaintCategory } from '#offices/schema/cases.ts';
import { callLine } from './calling.ts';
import { MOST_PHOTOS } from './model.ts';
import { complaintText } from './text.ts';

/**
 * The complaint as a form, made from the office's categories: what it is about, what happened, where, photos. Whom to call
 * stands under the category that was chosen. What is answered fits the conversation of the chat, and the other way round.
 */
export function complaintForm({ complaintCategories }: Pick<Office, 'complaintCategories'>): Form {
  const ask = complaintText;
  const required = { required: true, showIf: null, sensitive: null } as const;
  const both = (key: 'category' | 'what' | 'where' | 'photos') => ({ th: ask.th.form[key], en: ask.en.form[key] });
  const help = (key: 'what' | 'where' | 'photos') => ({ th: ask.th.formHelp[key], en: ask.en.formHelp[key] });
  return {
    id: 'complaint',
    title: { th: ask.th.report, en: ask.en.report },
    intro: null,
    fields: [
      {
        ...required,
        id: 'category',
        kind: 'choice',
        label: both('category'),
        help: null,
        options: complaintCategories.map(({ id, name }): Option => ({ value: id, label: name })),
        stopIf: null,
      },
      ...complaintCategories.flatMap(warningOf),
      { ...required, id: 'what', kind: 'long', label: both('what'), help: help('what'), most: MAX_GRAPHEMES },
      { ...required, required: false, id: 'where', kind: 'place', label: both('where'), help: help('where') },
      {
        ...required,
        required: false,
        id: 'photos',
        kind: 'photos',
        label: both('photos'),
        help: help('photos'),
        most: MOST_PHOTOS,
      },
    ],
  };
}

/** Whom to call before anything else, or when; nothing where nobody needs to be called. */
function warningOf(category: ComplaintCategory): Field[] {
  const when = { th: callLine(category, 'th'), en: callLine(category, 'en') };
  if (when.th === null || when.en === null) return [];
  // A page marks a warning by its frame; not every phone has the sign.
  const [th, en] = [when.th, when.en].map(words => words.replace(/^⚠ ?/, ''));
  const said = { th: th ?? '', en: en ?? '' };
  const urgent = { th: complaintText.th.urgentTitle, en: complaintText.en.urgentTitle };
  const isUrgent = category.urgency === 'urgent';
  return [
    {
      id: `call-${category.id}`,
      kind: 'section',
      label: isUrgent ? urgent : said,
      help: isUrgent ? said : null,
      showIf: { field: 'category', is: [category.id] },
    },
  ];
}
