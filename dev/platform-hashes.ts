import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const STAND_IN = fileURLToPath(new URL('../src/platform/hashes.ts', import.meta.url));

/** In the Worker's script the platform's own hashes stand in the place of the library that pure code imports. */
export function platformHashes(): Plugin {
  return {
    name: 'prongsai-platform-hashes',
    enforce: 'pre',
    resolveId(source) {
      return this.environment.name !== 'client' && source.startsWith('@noble/hashes/') ? STAND_IN : null;
    },
  };
}
