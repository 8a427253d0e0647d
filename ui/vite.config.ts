// How the page is built and tested: one plain page, no data: URLs (the window's policy forbids them).
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [svelte()],
  clearScreen: false,
  server: { port: 5175, strictPort: true },
  preview: { port: 5175, strictPort: true },
  build: {
    outDir: 'dist',
    // The window's page, and that of the small one for a thought.
    rollupOptions: { input: ['index.html', 'thought.html'] },
    target: ['chrome123', 'safari17.5'],
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  resolve: process.env.VITEST ? { conditions: ['browser'] } : {},
  test: {
    environment: 'happy-dom',
    include: ['src/**/*.test.ts'],
    setupFiles: ['src/testing/setup.ts'],
  },
});
