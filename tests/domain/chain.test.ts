import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ChainHead, type ChainLink, headOf, link, noChain, saltedDigest, verifyChain } from '#domain/chain.ts';

const word = fc.string({ maxLength: 12 });
const fact = fc.record({
  at: fc.integer({ min: 0, max: 4_000_000_000_000 }),
  actor: word,
  act: word,
  state: word,
  digests: fc.array(word, { maxLength: 3 }),
});

type Fact = Parameters<typeof link>[1];

function chainOf(of: string, facts: readonly Omit<Fact, 'of'>[]): { links: ChainLink[]; head: ChainHead } {
  const links: ChainLink[] = [];
  let head = noChain;
  for (const each of facts) {
    const next = link(head, { of, ...each });
    links.push(next);
    head = headOf(next);
  }
  return { links, head };
}

const chains = fc.array(fact, { minLength: 1, maxLength: 12 }).map(facts => ({ facts, ...chainOf('a', facts) }));
const chainAndRow = chains.chain(made =>
  fc.record({ made: fc.constant(made), row: fc.nat({ max: made.links.length - 1 }) }),
);

/** The same chain with one row changed. */
const changed = (links: readonly ChainLink[], row: number, change: Partial<ChainLink>) =>
  links.map((each, at) => (at === row ? { ...each, ...change } : each));

describe('a chain', () => {
  it('that nobody touched has nothing wrong with it, however long', () => {
    fc.assert(
      fc.property(fc.array(fact, { maxLength: 30 }), facts => {
        const { links, head } = chainOf('a', facts);
        expect(head.length).toBe(facts.length);
        expect(verifyChain('a', links, head)).toBeNull();
      }),
    );
  });

  it('names the row of which any field was altered', () => {
    fc.assert(
      fc.property(
        chainAndRow,
        fc.constantFrom('at', 'actor', 'act', 'state', 'digests', 'prev', 'hash', 'of', 'seq'),
        fc.integer({ min: 1, max: 1e9 }),
        ({ made: { links, head }, row }, field, by) => {
          const before = links[row] as ChainLink;
          const value = before[field];
          const other =
            typeof value === 'number' ? value + by : typeof value === 'string' ? `${value}x` : [...value, 'x'];
          const fault = verifyChain('a', changed(links, row, { [field]: other }), head);
          expect(fault).toMatchObject({ seq: row });
        },
      ),
      { numRuns: 500 },
    );
  });

  it('names the row even where its hash was made anew', () => {
    fc.assert(
      fc.property(chainAndRow, ({ made: { facts, links, head }, row }) => {
        const { seq, prev } = links[row] as ChainLink;
        const forged = link({ hash: prev, length: seq }, { ...(facts[row] as Fact), of: 'a', act: 'forged' });
        const fault = verifyChain('a', changed(links, row, forged), head);
        // The forged row is whole in itself; the next one, or the head, no longer follows from it.
        expect(fault).toMatchObject({ seq: Math.min(row + 1, links.length - 1), what: 'altered' });
      }),
    );
  });

  it('misses a row that was removed, and a tail that was cut', () => {
    fc.assert(
      fc.property(chainAndRow, ({ made: { links, head }, row }) => {
        const left = links.filter((_, at) => at !== row);
        const isLast = row === links.length - 1;
        expect(verifyChain('a', left, head)).toEqual({ seq: row, what: isLast ? 'cut' : 'missing' });
        expect(verifyChain('a', links.slice(0, row), head)).toEqual({ seq: row, what: 'cut' });
      }),
    );
  });

  it('notices two rows that have changed places', () => {
    fc.assert(
      fc.property(chains, fc.nat(), fc.nat(), ({ links, head }, a, b) => {
        const [first, second] = [a % links.length, b % links.length].sort((x, y) => x - y) as [number, number];
        fc.pre(first !== second);
        const swapped = [...links];
        [swapped[first], swapped[second]] = [links[second] as ChainLink, links[first] as ChainLink];
        expect(verifyChain('a', swapped, head)).toMatchObject({ seq: first });
      }),
    );
  });

  it('notices a row that somebody appended, and one that stands there twice', () => {
    fc.assert(
      fc.property(chains, fact, ({ links, head }, more) => {
        const forged = link(head, { of: 'a', ...more });
        expect(verifyChain('a', [...links, forged], head)).toEqual({ seq: links.length, what: 'altered' });
        const last = links.at(-1) as ChainLink;
        expect(verifyChain('a', [...links, last], head)).toEqual({ seq: links.length, what: 'out-of-place' });
      }),
    );
  });

  it('belongs to one record only', () => {
    fc.assert(
      fc.property(chains, ({ links, head }) => {
        expect(verifyChain('b', links, head)).toEqual({ seq: 0, what: 'out-of-place' });
        const moved = links.map(each => ({ ...each, of: 'b' }));
        expect(verifyChain('b', moved, head)).toEqual({ seq: 0, what: 'altered' });
      }),
    );
  });

  it('does not end where another one ends', () => {
    fc.assert(
      fc.property(chains, ({ links, head }) => {
        const fault = verifyChain('a', links, { ...head, hash: 'f'.repeat(64) });
        expect(fault).toEqual({ seq: links.length - 1, what: 'altered' });
      }),
    );
    expect(verifyChain('a', [], noChain)).toBeNull();
    expect(verifyChain('a', [], { hash: 'x', length: 2 })).toEqual({ seq: 0, what: 'cut' });
  });

  it('tells apart facts whose parts only look alike when they are put together', () => {
    const base = { of: 'a', at: 1, actor: 'x', act: 'y', state: 'z', digests: ['d', 'e'] };
    const seals = [
      base,
      { ...base, actor: 'xy', act: '' },
      { ...base, digests: ['d,e'] },
      { ...base, digests: ['de'] },
      { ...base, state: 'z","d' },
    ].map(each => link(noChain, each).hash);
    expect(new Set(seals).size).toBe(seals.length);
  });
});

describe('a salted digest', () => {
  it('is another one for every salt and every text, and always the same for both', () => {
    fc.assert(
      fc.property(fc.string(), fc.uuid(), fc.uuid(), (words, salt, other) => {
        fc.pre(salt !== other);
        expect(saltedDigest(words, salt)).toBe(saltedDigest(words, salt));
        expect(saltedDigest(words, salt)).not.toBe(saltedDigest(words, other));
        expect(saltedDigest(words, salt)).not.toBe(saltedDigest(`${words}ก`, salt));
        expect(saltedDigest(words, salt)).toMatch(/^[0-9a-f]{64}$/);
      }),
    );
  });
});
