/** The whole page: the bar on top, two phones, and the panel about LINE. */
import { useEffect, useState } from 'preact/hooks';
import { Bar } from './bar.tsx';
import { choiceUrl, SIDES, type Side, useChoice } from './choice.ts';
import { Dialog } from './dialog.tsx';
import { useFeed } from './feed.ts';
import { LanguageContext } from './language.ts';
import { firstPeople } from './people/first.ts';
import { Picker } from './people/picker.tsx';
import { EmptyPhone, Phone } from './phone.tsx';
import { useSeen } from './seen.ts';
import { words as allWords } from './text.ts';
import { Weather } from './weather/weather.tsx';
import { useWide } from './wide.ts';

export function Console() {
  const [choice, change] = useChoice();
  const { view, link, refresh } = useFeed();
  const [groups, setGroups] = useState<Record<Side, string | null>>({ left: null, right: null });
  const [choosing, setChoosing] = useState<Side | null>(null);
  const isWide = useWide();
  const words = allWords[choice.language];
  const isWeatherOpen = choice.isWeatherOpen ?? isWide;

  useEffect(() => {
    document.documentElement.lang = choice.language;
    document.title = words.title;
    history.replaceState(null, '', choiceUrl(choice));
  }, [choice, words]);

  const personOn = (side: Side) => {
    const known = view?.people.find(person => person.id === choice[side]);
    if (known !== undefined || view === null) return known ?? null;
    const first = firstPeople(view.people.filter(person => person.id !== choice[side === 'left' ? 'right' : 'left']));
    return view.people.find(person => person.id === first[side]) ?? null;
  };
  const people = { left: personOn('left'), right: personOn('right') };

  const { seenAt, countOn } = useSeen({ view, people, groups, choice, change });

  const choose = (side: Side, person: string) => {
    const other = side === 'left' ? 'right' : 'left';
    const isSwap = people[other]?.id === person;
    const stays = isSwap ? (people[side]?.id ?? null) : (people[other]?.id ?? null);
    change(side === 'left' ? { left: person, right: stays } : { left: stays, right: person });
    setGroups({ left: null, right: null });
    setChoosing(null);
    void refresh();
  };

  return (
    <LanguageContext.Provider value={choice.language}>
      <Bar
        view={view}
        link={link}
        people={people}
        counts={{ left: countOn('left'), right: countOn('right') }}
        focus={choice.focus}
        isWeatherOpen={isWeatherOpen}
        onFocus={focus => change({ focus })}
        onWeather={() => change({ isWeatherOpen: !isWeatherOpen })}
        onLanguage={() => change({ language: choice.language === 'th' ? 'en' : 'th' })}
      />
      {view !== null && (
        <main class={isWide && isWeatherOpen ? 'has-weather' : ''}>
          <div class="phones" data-focus={choice.focus}>
            {SIDES.map(side => {
              const person = people[side];
              if (person === null) return <EmptyPhone key={side} onChoose={() => setChoosing(side)} />;
              return (
                <Phone
                  key={side}
                  view={view}
                  person={person}
                  count={choice.focus === side ? 0 : countOn(side)}
                  group={view.groups.find(group => group.id === groups[side]) ?? null}
                  seenAt={group => seenAt(person.id, group)}
                  onGroup={group => setGroups(old => ({ ...old, [side]: group?.id ?? null }))}
                  onFocus={() => choice.focus !== side && change({ focus: side })}
                  onChoose={() => setChoosing(side)}
                  refresh={refresh}
                />
              );
            })}
          </div>
          {isWide && isWeatherOpen && (
            <aside class="weather" aria-label={words.weather.title}>
              <h2>{words.weather.title}</h2>
              <Weather view={view} refresh={refresh} />
            </aside>
          )}
        </main>
      )}
      {view !== null && !isWide && choice.isWeatherOpen === true && (
        <Dialog title={words.weather.title} className="drawer" onClose={() => change({ isWeatherOpen: false })}>
          <Weather view={view} refresh={refresh} />
        </Dialog>
      )}
      {view !== null && choosing !== null && (
        <Picker
          view={view}
          current={people[choosing]?.id ?? null}
          other={people[choosing === 'left' ? 'right' : 'left']?.id ?? null}
          onChoose={person => choose(choosing, person)}
          onClose={() => setChoosing(null)}
        />
      )}
    </LanguageContext.Provider>
  );
}
