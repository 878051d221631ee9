/** The sheet under a chat for what is not text: photos, places, stickers, a voice message. */

import { useRef, useState } from 'preact/hooks';
import { Area } from '../area.tsx';
import { Icon, type IconName } from '../icon.tsx';
import { useLanguage, useWords } from '../language.ts';
import { Face } from './face.tsx';
import { PlaceForm } from './place-form.tsx';
import type { Place } from './places.ts';
import { drawSample, SAMPLES } from './samples.ts';
import { STICKERS } from './stickers.ts';

export type Sheet = 'choose' | 'sample' | 'place' | 'sticker';

type Props = {
  sheet: Sheet;
  onSheet: (sheet: Sheet) => void;
  onPhotos: (files: File[]) => void;
  onPlace: (place: Place) => void;
  onSticker: (packageId: string, stickerId: string) => void;
  onVoice: () => void;
};

export function Attach(props: Props) {
  const words = useWords();
  if (props.sheet === 'choose') return <Choose {...props} />;
  const title = { sample: words.attach.samples, place: words.attach.places, sticker: words.attach.stickers };
  return (
    <Area class="sheet" aria-label={title[props.sheet]}>
      <header>
        <button
          type="button"
          class="icon-button"
          aria-label={words.attach.back}
          onClick={() => props.onSheet('choose')}
        >
          <Icon name="back" />
        </button>
        <h3>{title[props.sheet]}</h3>
      </header>
      {props.sheet === 'sample' && <Samples onPhotos={props.onPhotos} />}
      {props.sheet === 'place' && <PlaceForm onPlace={props.onPlace} />}
      {props.sheet === 'sticker' && <Stickers onSticker={props.onSticker} />}
    </Area>
  );
}

function Choose({ onSheet, onPhotos, onVoice }: Props) {
  const words = useWords();
  const picker = useRef<HTMLInputElement>(null);
  const [isSent, setSent] = useState(false);
  const choices: { name: string; icon: IconName; run: () => void }[] = [
    { name: words.attach.photo, icon: 'photo', run: () => picker.current?.click() },
    { name: words.attach.sample, icon: 'sample', run: () => onSheet('sample') },
    { name: words.attach.place, icon: 'place', run: () => onSheet('place') },
    { name: words.attach.sticker, icon: 'sticker', run: () => onSheet('sticker') },
    { name: words.attach.voice, icon: 'voice', run: onVoice },
  ];
  return (
    <Area class="sheet is-choose" aria-label={words.attach.title}>
      <ul>
        {choices.map(choice => (
          <li key={choice.icon}>
            <button
              type="button"
              title={choice.icon === 'voice' ? words.attach.voiceNote : undefined}
              onClick={choice.run}
            >
              <span class="disc">
                <Icon name={choice.icon} />
              </span>
              {choice.name}
            </button>
          </li>
        ))}
      </ul>
      <input
        ref={picker}
        type="file"
        accept="image/*"
        multiple
        hidden
        disabled={isSent}
        aria-label={words.attach.photo}
        onChange={event => {
          const files = [...(event.currentTarget.files ?? [])].slice(0, 10);
          if (files.length === 0) return;
          setSent(true);
          onPhotos(files);
        }}
      />
    </Area>
  );
}

function Samples({ onPhotos }: { onPhotos: (files: File[]) => void }) {
  const language = useLanguage();
  return (
    <ul class="choices">
      {SAMPLES.map(sample => (
        <li key={sample.name.en}>
          <button type="button" onClick={async () => onPhotos([await drawSample(sample)])}>
            <span class="swatch" style={{ background: `linear-gradient(${sample.sky} 63%, ${sample.ground} 63%)` }} />
            {sample.name[language]}
          </button>
        </li>
      ))}
    </ul>
  );
}

function Stickers({ onSticker }: { onSticker: (packageId: string, stickerId: string) => void }) {
  const language = useLanguage();
  return (
    <ul class="stickers">
      {STICKERS.map(sticker => (
        <li key={sticker.stickerId}>
          <button
            type="button"
            aria-label={sticker.name[language]}
            onClick={() => onSticker(sticker.packageId, sticker.stickerId)}
          >
            <Face mood={sticker} />
          </button>
        </li>
      ))}
    </ul>
  );
}
