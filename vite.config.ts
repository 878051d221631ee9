import { cloudflare } from '@cloudflare/vite-plugin';
import preact from '@preact/preset-vite';
import { defineConfig } from 'vite';
import { describedApart } from './dev/openapi/apart.ts';
import { openApiPlugin } from './dev/openapi/plugin.ts';
import { platformHashes } from './dev/platform-hashes.ts';
import manifest from './package.json' with { type: 'json' };
import { officePlugin } from './src/offices/build/plugin.ts';

const office = process.env.OFFICE || 'lumrang';

/** The Worker (`dist/prongsai`) and the LIFF pages (`dist/client/liff`) in one build. */
export default defineConfig({
  plugins: [
    officePlugin(office, { data: 'beside' }),
    openApiPlugin(office, manifest.version),
    describedApart(),
    platformHashes(),
    preact(),
    cloudflare(),
  ],
  environments: {
    // No property of ours runs code when it is read: what nobody uses may go.
    prongsai: { build: { minify: true, rollupOptions: { treeshake: { propertyReadSideEffects: false } } } },
    client: { build: { rollupOptions: { input: { liff: 'liff/index.html' } } } },
  },
});
