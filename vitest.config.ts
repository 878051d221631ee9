import { cloudflareTest } from '@cloudflare/vitest-plugin';
import preact from '@preact/preset-vite';
import { defineConfig } from 'vitest/config';
import { officePlugin } from './src/offices/build/plugin.ts';

/** Settings of the Worker under test; the LINE platform is mounted in-process by the tests themselves. */
const bindings = {
  LINE_CHANNEL_ID: '1234567890',
  LINE_CHANNEL_SECRET: 'test-channel-secret',
  LINE_LOGIN_CHANNEL_ID: '1234567891',
  LIFF_ID: '1234567891-Test',
  LINE_API_BASE: 'https://line.test',
  LINE_DATA_API_BASE: 'https://line.test',
  LINE_LOGIN_BASE: 'https://line.test',
  PUBLIC_BASE_URL: 'http://127.0.0.1:8787',
  FIRST_CODE: 'test-first-code',
};

/**
 * Four kinds of tests: pure code in Node; the Worker and its Durable Object in workerd (`*.workerd.test.ts`); the pages of
 * the mini-app in a pretended browser (`tests/liff/`); the whole product as people run it, with a browser where there is
 * something to see (`*.e2e.test.ts`).
 */
export default defineConfig({
  test: {
    projects: [
      {
        plugins: [officePlugin('lumrang', { data: 'within' })],
        test: {
          name: 'node',
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/**/*.workerd.test.ts', 'tests/**/*.e2e.test.ts', 'tests/liff/**'],
        },
      },
      {
        plugins: [
          officePlugin('lumrang', { data: 'within' }),
          cloudflareTest({
            main: './src/index.ts',
            wrangler: { configPath: './wrangler.toml' },
            miniflare: { bindings },
          }),
        ],
        test: { name: 'workerd', include: ['tests/**/*.workerd.test.ts'] },
      },
      {
        plugins: [preact({ devToolsEnabled: false, prefreshEnabled: false })],
        // The same Preact for pages, router and testing library: hooks live in one copy only.
        resolve: { dedupe: ['preact'] },
        ssr: { noExternal: ['preact-iso', '@testing-library/preact'] },
        test: { name: 'liff', include: ['tests/liff/**/*.test.{ts,tsx}'], environment: 'happy-dom' },
      },
      {
        test: {
          name: 'e2e',
          include: ['tests/**/*.e2e.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 180_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
