import { useEffect, useState } from 'preact/hooks';
import { useWords } from '../locale.tsx';
import { formPageText } from './text.ts';
import type { Attachment } from './values.ts';

/** The photo itself, small; its address lives as long as it is shown. */
export function Thumbnail({
  attachment: { blob, isPhoto, name: file },
  name,
}: {
  attachment: Attachment;
  name: string;
}) {
  const words = useWords(formPageText);
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => {
    if (!blob || !isPhoto) return;
    const made = URL.createObjectURL(blob);
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [blob, isPhoto]);
  if (!address) return <span class="thumbnail">{isPhoto ? name : `${words.pdf} ${file}`}</span>;
  return <img class="thumbnail" src={address} alt={name} />;
}
