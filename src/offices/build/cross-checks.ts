import type { OfficeData } from '../office.ts';

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
  ];
}

function missing<T>(wanted: readonly T[], known: ReadonlySet<T>): T[] {
  return wanted.filter(each => !known.has(each));
}

function repeated(ids: readonly string[]): string[] {
  return [...new Set(ids.filter((id, at) => ids.indexOf(id) !== at))];
}
