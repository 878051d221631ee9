import type { OfficeData } from '../office.ts';
import type { RichMenu } from '../schema/rich-menu.ts';
import { missing, repeated } from './naming.ts';
import { serviceChecks } from './service-checks.ts';

/** What no single file can know: that the names one file uses exist in another. Each problem names file and place. */
export function crossChecks(office: OfficeData): string[] {
  const divisions = new Set(office.divisions.divisions.map(division => division.id));
  const topics = new Set(office.topics.map(topic => topic.id));
  const clocks = new Set(office.clocks.map(clock => clock.id));
  const hotlines = new Set(office.profile.hotlines.map(hotline => hotline.number));
  return [
    ...repeated(office.topics.map(topic => topic.id)).map(id => `faq: topic "${id}" stands twice`),
    ...(divisions.has(office.profile.frontDesk)
      ? []
      : [`profile.json: frontDesk: no division "${office.profile.frontDesk}"`]),
    ...office.topics.flatMap(topic => [
      ...missing(topic.division ? [topic.division] : [], divisions).map(
        id => `faq: ${topic.id}.division: no division "${id}"`,
      ),
      ...missing(topic.related, topics).map(id => `faq: ${topic.id}.related: no topic "${id}"`),
    ]),
    ...office.complaintCategories.flatMap(category => [
      ...missing([category.division], divisions).map(
        id => `complaint-categories.json: ${category.id}.division: no division "${id}"`,
      ),
      ...missing([category.clock], clocks).map(
        id => `complaint-categories.json: ${category.id}.clock: no clock "${id}"`,
      ),
      ...missing(category.call, hotlines).map(
        id => `complaint-categories.json: ${category.id}.call: no hotline "${id}"`,
      ),
    ]),
    ...missing(Object.values(office.opinion.divisions), divisions).map(
      id => `opinion.json: divisions: no division "${id}"`,
    ),
    ...missing([office.opinion.clock], clocks).map(id => `opinion.json: clock: no clock "${id}"`),
    ...serviceChecks(office),
    ...office.measures.flatMap(({ round, measures }) => {
      const rubric = office.rubrics.find(each => each.year === round);
      const items = new Set(
        rubric?.tools.flatMap(tool =>
          tool.indicators.flatMap(indicator => indicator.subIndicators.flatMap(sub => sub.items.map(item => item.id))),
        ),
      );
      return measures.flatMap(measure => [
        ...missing(measure.owners.ids, divisions).map(
          id => `measures-${round}.json: ${measure.number}.owners: no division "${id}"`,
        ),
        ...missing(measure.oItems, items).map(
          id => `measures-${round}.json: ${measure.number}.oItems: no item "${id}" in rubric-${round}.json`,
        ),
      ]);
    }),
    ...richMenuChecks(office.richMenus, hotlines),
  ];
}

function richMenuChecks(menus: readonly RichMenu[], hotlines: ReadonlySet<string>): string[] {
  const file = 'rich-menu.json';
  return [
    ...repeated(menus.map(menu => menu.audience)).map(audience => `${file}: audience "${audience}" stands twice`),
    ...repeated(menus.flatMap(menu => menu.tabs.map(tab => tab.alias))).map(
      id => `${file}: alias "${id}" stands twice`,
    ),
    ...menus.flatMap(({ audience, tabs }) => {
      const ids = tabs.map(tab => tab.id);
      return [
        ...repeated(ids).map(id => `${file}: ${audience}: tab "${id}" stands twice`),
        ...tabs.flatMap(({ id, cells }) =>
          cells.flatMap(({ does }, at) => [
            ...missing('tab' in does ? [does.tab] : [], new Set(ids)).map(
              tab => `${file}: ${audience}.${id}.cells.${at}: no tab "${tab}"`,
            ),
            ...missing('call' in does ? [does.call] : [], hotlines).map(
              number => `${file}: ${audience}.${id}.cells.${at}: no hotline "${number}"`,
            ),
          ]),
        ),
      ];
    }),
  ];
}
