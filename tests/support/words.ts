/** Every word a message shows, its cards included. */
export function wordsOf(message: object): string {
  const words: string[] = [];
  const walk = (value: unknown, key: string): void => {
    if (typeof value === 'string') {
      if (['text', 'altText', 'label'].includes(key)) words.push(value);
    } else if (Array.isArray(value)) for (const each of value) walk(each, key);
    else if (value && typeof value === 'object') for (const [name, each] of Object.entries(value)) walk(each, name);
  };
  walk(message, '');
  return words.join('\n');
}
