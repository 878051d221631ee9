import { keptFor } from '#cases/kept.ts';
import type { Turn } from '#domain/turn.ts';
import type { Locale } from '#i18n/texts.ts';
import { post, say } from '#line/messages/action.ts';
import { card, cardMessage, ink, stack, tappable, words } from '#line/messages/card.ts';
import { excerpt, limits } from '#line/messages/limits.ts';
import type { Action, ButtonAction, Message } from '#line/messages/message.ts';
import { pageLink } from '#line/messages/page-link.ts';
import { lines, text, withQuickReplies } from '#line/messages/text.ts';
import { postback } from '#line/postback.ts';
import { categoryOf } from './category.ts';
import { type Draft, MOST_PHOTOS } from './model.ts';
import { sealedMessages } from './sealing.ts';
import { stepBack, stepOf } from './steps.ts';
import { complaintText } from './text.ts';

/** The language of a conversation: the one it began in, unless the person has chosen another since. */
export function localeOf({ locale, own }: Draft, { person }: Turn): Locale {
  return person.locale && person.locale !== own ? person.locale : locale;
}

/** What the step of a draft asks, after a word on what was just said. What is close by is shown by `nearby.ts`. */
export function askStep(draft: Draft, turn: Turn, lead: string | null = null, isFirst = false): readonly Message[] {
  const locale = localeOf(draft, turn);
  const mine = complaintText[locale];
  const { buttons } = mine;
  const back = stepBack(draft) ? [say(buttons.back)] : [];
  const form = formLink(turn, locale);
  const asked = (question: string, actions: readonly Action[]) =>
    withQuickReplies(
      [text(lines(lead, question, isFirst ? `\n${mine.orForm(form.uri)}` : null))],
      [...actions, ...(isFirst ? [form] : []), ...back, say(buttons.cancel)],
    );
  const step = stepOf(draft);
  switch (step) {
    case 'sealed':
      return sealedMessages(turn, locale, draft);
    case 'category':
      return askCategory(draft, turn, locale, lead, isFirst);
    case 'what':
      return asked(mine.what, []);
    case 'where':
      return asked(mine.whereTo, [{ type: 'location', label: buttons.location }, say(buttons.unplaced)]);
    case 'photos':
      return asked(draft.photos.length ? mine.photosMore(draft.photos.length) : mine.photos, [
        ...(draft.photos.length < MOST_PHOTOS
          ? ([
              { type: 'camera', label: buttons.camera },
              { type: 'cameraRoll', label: buttons.album },
            ] as const)
          : []),
        say(draft.photos.length ? buttons.done : buttons.skip),
      ]);
    case 'near':
      throw new Error('what is close by is not asked from the draft alone');
    case 'check':
      return asked(checkWords(draft, turn, locale), [
        post(buttons.send, postback('complaint', 'send', { d: draft.id }, locale)),
        say(buttons.edit),
      ]);
    default:
      return step satisfies never;
  }
}

/** The same on a page, where photos and everything else are filled in at once. */
function formLink({ office }: Turn, locale: Locale) {
  return pageLink(complaintText[locale].openForm, office, '/complaint');
}

function askCategory(
  draft: Draft,
  turn: Turn,
  locale: Locale,
  lead: string | null,
  isFirst: boolean,
): readonly Message[] {
  const mine = complaintText[locale];
  const pick = (id: string, label: string): ButtonAction =>
    post(label, postback('complaint', 'pick', { d: draft.id, c: id }, locale));
  const guesses = draft.guesses.flatMap(id => categoryOf(id, turn.office) ?? []);
  const [only] = guesses;
  const cancel = say(mine.buttons.cancel);
  const form = isFirst ? [formLink(turn, locale)] : [];
  if (only && guesses.length === 1) {
    const asked = text(lines(lead, mine.isIt(only.name[locale])));
    return withQuickReplies([asked], [pick(only.id, mine.buttons.yes), say(mine.buttons.no), ...form, cancel]);
  }
  const named = (guesses.length ? guesses : turn.office.complaintCategories).map(({ id, name }) => ({
    label: name[locale],
    action: pick(id, name[locale]),
  }));
  const choices = guesses.length ? [...named, { label: mine.others, action: say(mine.others) }] : named;
  const title = lines(lead, mine.which);
  const rows = choices.map(({ label, action }, at) =>
    stack([words(`${at + 1}. ${label}`, { weight: 'bold', color: turn.office.profile.accent })], {
      action,
      backgroundColor: ink.ground,
      cornerRadius: '8px',
      paddingAll: '10px',
    }),
  );
  const body = [
    ...rows,
    ...form.map(link => tappable(link.label, link)),
    words(mine.whichHow, { size: 'xs', color: ink.soft }),
  ];
  const altText = [title, ...choices.map(({ label }, at) => `${at + 1}. ${label}`), mine.whichHow].join('\n');
  const shown = cardMessage(altText, card({ accent: turn.office.profile.accent, title, body }));
  const actions = choices.map(({ action }) => action);
  return withQuickReplies([shown], actions.length < limits.quickReplies ? [...actions, cancel] : actions);
}

function checkWords(draft: Draft, turn: Turn, locale: Locale): string {
  const mine = complaintText[locale];
  return [
    lines(
      mine.check,
      '',
      mine.categoryIs(categoryOf(draft.category, turn.office)?.name[locale] ?? ''),
      mine.whatIs(excerpt(draft.what?.words ?? '', 800, 2000)),
      mine.whereIs(placeWords(draft, locale)),
      mine.photosAre(draft.photos.length),
    ),
    mine.notice(keptFor('complaint', turn.office, locale)),
    mine.checkHow,
  ].join('\n\n');
}

function placeWords({ where }: Draft, locale: Locale): string {
  const mine = complaintText[locale];
  const point = where?.latitude != null ? mine.point : null;
  const said = where?.words ? excerpt(where.words, 150, 600) : null;
  return [said, point].filter(Boolean).join(' · ') || mine.unplaced;
}
