import { useState } from 'preact/hooks';
import { webAddress } from './chat/address.ts';
import { Icon } from './icon.tsx';

type Props = { url: string | undefined; name: string; className?: string };

/** A picture from a message. One that cannot be loaded, or may not be, leaves a quiet mark in its place. */
export function Picture({ url, name, className = '' }: Props) {
  const [isBroken, setBroken] = useState(false);
  // Pictures people send are kept by the platform itself, under a path.
  const source = url?.startsWith('/local/') ? url : webAddress(url);
  if (source === undefined || isBroken) {
    const mark = <Icon name="photo" />;
    if (name === '') return <span class="no-picture">{mark}</span>;
    return (
      <span class="no-picture" role="img" aria-label={name}>
        {mark}
      </span>
    );
  }
  return <img class={className} src={source} alt={name} loading="lazy" onError={() => setBroken(true)} />;
}
