import { type Plugin, parseSync } from 'vite';

/** As far as the syntax tree is read here. Source: ESTree. */
type Node = { readonly type: string; readonly start: number; readonly end: number; readonly [key: string]: unknown };

/** What an endpoint says of itself for its description alone. */
const DESCRIBING = ['summary', 'output', 'refuses'];
const DECLARING = ['openTo', 'only'];

/**
 * Leaves out of the Worker's script what only the description of the API needs; that is written when the product is built
 * (`plugin.ts`). The schemas of what is given, a fifth of an endpoint's weight, then go too.
 */
export function describedApart(): Plugin {
  return {
    name: 'prongsai-described-apart',
    enforce: 'pre',
    transform(code, file) {
      if (this.environment.name === 'client' || !/\/features\/[\w-]+\/[\w-]*api\.ts$/.test(file)) return null;
      return { code: withoutDescriptions(code), map: null };
    },
  };
}

/** The code of a module without the describing parts of the endpoints that it declares. */
export function withoutDescriptions(source: string): string {
  const calls: Node[] = [];
  collect(parseSync('api.ts', source).program, calls);
  const cuts = calls.flatMap(call => {
    const declared = (call.arguments as Node[]).at(-1);
    const properties = declared?.type === 'ObjectExpression' ? (declared.properties as Node[]) : [];
    return properties.filter(({ key }) => isNode(key) && DESCRIBING.includes(String(key.name)));
  });
  return cuts
    .toSorted((a, b) => b.start - a.start)
    .reduce((left, { end, start }) => `${left.slice(0, start)}${left.slice(end).replace(/^\s*,/, '')}`, source);
}

function collect(value: unknown, calls: Node[]): void {
  if (Array.isArray(value)) for (const each of value) collect(each, calls);
  else if (isNode(value)) {
    if (value.type === 'CallExpression' && isNode(value.callee) && DECLARING.includes(String(value.callee.name)))
      calls.push(value);
    for (const each of Object.values(value)) collect(each, calls);
  }
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value;
}
