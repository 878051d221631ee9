import type { Answers, Both, Form, Question } from '../../../src/domain/form.ts';
import type { CreateInput, Duty } from '../../../src/features/opinion/shapes.ts';
import type { RefusedField } from '../../result.ts';
import { staffPages } from './staff-text.ts';

/** Opening a consultation is a form like any other, so it is filled in, kept, checked and sent as they all are. */

type Words = (typeof staffPages)['th'];
type Key = { [K in keyof Words]: Words[K] extends string ? K : never }[keyof Words];

function both(key: Key): Both {
  return { th: staffPages.th[key], en: staffPages.en[key] };
}

const asked = (id: string, label: Key, help: Key | null = null) => ({
  id,
  label: both(label),
  help: help && both(help),
  showIf: null,
  required: true,
  sensitive: null,
});

function choice(
  id: string,
  label: Key,
  options: readonly (readonly [string, Both])[],
  help: Key | null = null,
): Question {
  return {
    ...asked(id, label, help),
    kind: 'choice',
    options: options.map(([value, name]) => ({ value, label: name })),
    stopIf: null,
  };
}

const ofPoll = { field: 'kind', is: ['poll'] };
const ofConsultation = { field: 'kind', is: ['consultation'] };
const withOptions = { field: 'asks', is: ['yes'] };

/** What is asked of whoever opens one, for these divisions. A poll always asks something. */
export function newForm(divisions: Duty['divisions']): Form {
  const question = (suffix: string, showIf: typeof ofPoll): Question[] => [
    { ...asked(`ask${suffix}`, 'ask'), kind: 'short', most: 300, showIf },
    { ...asked(`options${suffix}`, 'options', 'optionsHelp'), kind: 'long', most: 800, showIf },
  ];
  return {
    id: 'new-consultation',
    title: both('newTitle'),
    intro: null,
    fields: [
      choice('kind', 'kind', [
        ['poll', both('poll')],
        ['consultation', both('consultation')],
      ]),
      { ...asked('title', 'heading', 'headingHelp'), kind: 'short', most: 120 },
      { ...asked('about', 'about', 'aboutHelp'), kind: 'long', most: 4_000 },
      { ...asked('title-en', 'headingEn'), kind: 'short', most: 120, required: false },
      { ...asked('about-en', 'aboutEn'), kind: 'long', most: 4_000, required: false },
      ...question('', ofPoll),
      {
        ...choice('asks', 'asks', [
          ['yes', both('yes')],
          ['no', both('no')],
        ]),
        showIf: ofConsultation,
      },
      ...question('-too', withOptions),
      ...(divisions.length > 1
        ? [
            choice(
              'division',
              'division',
              divisions.map(({ id, name }) => [id, name]),
            ),
          ]
        : []),
      { ...asked('opens', 'opensAt'), kind: 'date', earliest: 0, latest: 365 },
      { ...asked('closes', 'closesAt', 'closesHelp'), kind: 'date', earliest: 0, latest: 545 },
      choice(
        'live',
        'live',
        [
          ['no', both('after')],
          ['yes', both('during')],
        ],
        'liveHelp',
      ),
    ],
  };
}

/** The answers as the product takes them. */
export function createInput(answers: Answers, divisions: Duty['divisions']): CreateInput {
  const text = (id: string) => (typeof answers[id] === 'string' ? answers[id] : '');
  const said = (th: string, en = '') => ({ th, en: en || null });
  const ask = text('ask') || text('ask-too');
  const options = (text('options') || text('options-too')).split('\n').map(line => line.trim());
  return {
    kind: text('kind') === 'poll' ? 'poll' : 'consultation',
    division: text('division') || (divisions[0]?.id ?? ''),
    title: said(text('title'), text('title-en')),
    about: said(text('about'), text('about-en')),
    question: ask ? { ask: said(ask), options: options.filter(Boolean).map(option => said(option)) } : null,
    opensAt: text('opens'),
    closesAt: text('closes'),
    showsLive: text('live') === 'yes',
  };
}

const fields: { readonly [part: string]: readonly string[] } = {
  title: ['title', 'title-en'],
  about: ['about', 'about-en'],
  question: ['ask', 'options', 'ask-too', 'options-too'],
  opensAt: ['opens'],
  closesAt: ['closes'],
};

/** What the product refused (`question.options.0.th`), as questions of this form; all of them say what each needs. */
export function refusedFields(refused: readonly RefusedField[]): readonly RefusedField[] {
  const say = both('needs');
  const asked = refused.flatMap(({ field }) => fields[field.split('.')[0] ?? ''] ?? []);
  return [...new Set(asked)].map(field => ({ field, code: 'invalid', say }));
}
