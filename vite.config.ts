import { cloudflare } from '@cloudflare/vite-plugin';
import preact from '@preact/preset-vite';
import { defineConfig } from 'vite';
import { officePlugin } from './src/offices/build/plugin.ts';

/** The Worker (`dist/prongsai`) and the LIFF pages (`dist/client/liff`) in one build. */
export default defineConfig({
  plugins: [officePlugin(process.env.OFFICE || 'lumrang', { data: 'beside' }), preact(), cloudflare()],
  environments: {
    prongsai: { build: { minify: true } },
    client: { build: { rollupOptions: { input: { liff: 'liff/index.html' } } } },
  },
});
