import * as v from 'valibot';
import type { NoticeTemplate } from '#domain/handler.ts';
import { post } from '#line/messages/action.ts';
import { card, cardMessage, words } from '#line/messages/card.ts';
import { excerpt } from '#line/messages/limits.ts';
import { longText } from '#line/messages/text.ts';
import { postback } from '#line/postback.ts';
import { counterOf, numberOf } from './asking.ts';
import { Question } from './model.ts';
import { qnaText } from './text.ts';

/** To the officer on duty: a resident's question, with no word of who asked it. */
export const alertTemplate: NoticeTemplate = {
  counter: data => counterOf(v.parse(Question, data).at),
  render: ({ id, data, locale, office }) => {
    const question = v.parse(Question, data);
    if (!question.question || question.status !== 'received') return null;
    const mine = qnaText[locale];
    const division = office.divisions.divisions.find(each => each.id === question.division)?.name[locale] ?? '';
    const bubble = card({
      accent: office.profile.accent,
      title: mine.alertTitle,
      subtitle: [mine.alertNumber(numberOf(question)), division].filter(Boolean).join(' · '),
      body: [words(excerpt(question.question, 600)), words(mine.alertHow, { size: 'sm' })],
      buttons: [post(mine.buttons.answer, postback('qna', 'answer', { id }, locale))],
    });
    return [cardMessage(`${mine.alertTitle}\n${mine.alertNumber(numberOf(question))}\n${question.question}`, bubble)];
  },
};

/** To the resident: the answer, from the division and not from a person. */
export const answerTemplate: NoticeTemplate = {
  render: ({ data, office }) => {
    const question = v.parse(Question, data);
    if (!question.answer) return null;
    const mine = qnaText[question.locale];
    const division =
      office.divisions.divisions.find(each => each.id === question.division)?.name[question.locale] ?? '';
    return longText(
      `${mine.answerTitle(numberOf(question))}\n\n${question.answer}\n\n${mine.answerBy(`${division} ${office.profile.shortName[question.locale]}`)}`,
    );
  },
};
