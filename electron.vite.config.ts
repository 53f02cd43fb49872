// How the program's bundles are made: main (with worker and command line), preload, renderer; the core host's is made by
// scripts/bundle-core-host.mjs. All minified; only Electron and the SQLite addon stay outside.
import fs from 'node:fs';
import path from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

const fromRoot = (...parts: string[]) => path.join(import.meta.dirname, ...parts);

/** Entry name → file, for those that exist; a bundle without an entry is not built. */
const entries = (all: Record<string, string>) =>
  Object.fromEntries(
    Object.entries(all)
      .map(([name, file]) => [name, fromRoot(file)] as const)
      .filter(([, file]) => fs.existsSync(file)),
  );

const mainEntries = entries({
  main: 'electron/main/main.ts',
  worker: 'electron/core-host/worker.ts',
  cli: 'electron/cli/cli.ts',
});
const coreHost = entries({ 'core-host': 'electron/core-host/host.ts' });
const preloadEntries = entries({ preload: 'electron/preload/preload.ts' });
const rendererEntries = entries({ index: 'renderer/index.html' });

const some = (input: Record<string, string>) => Object.keys(input).length > 0;

export default defineConfig(({ command }) => ({
  ...(some(mainEntries) && {
    main: {
      build: {
        outDir: 'out/main',
        externalizeDeps: false,
        minify: true,
        rolldownOptions: {
          // While one develops, the core host is bundled again with every change like the rest.
          input: { ...mainEntries, ...(command === 'serve' && coreHost) },
          external: ['better-sqlite3'],
          // Chunks beside the entries: import.meta.dirname is out/main wherever a module lands.
          output: {
            format: 'es',
            entryFileNames: '[name].js',
            chunkFileNames: '[name]-[hash].js',
            // What a process needs to start is a few files: a hundred small ones take longer to find than to read.
          },
        },
      },
    },
  }),
  ...(some(preloadEntries) && {
    preload: {
      build: {
        outDir: 'out/preload',
        externalizeDeps: false,
        minify: true,
        // A sandboxed preload can load neither ES modules nor further files.
        rolldownOptions: {
          input: preloadEntries,
          output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
        },
      },
    },
  }),
  ...(some(rendererEntries) && {
    renderer: {
      root: fromRoot('renderer'),
      plugins: [react()],
      build: {
        outDir: fromRoot('out/renderer'),
        minify: true,
        // Everything is read from the program's own folder; the content policy forbids data: scripts and styles.
        assetsInlineLimit: 0,
        modulePreload: { polyfill: false },
        rolldownOptions: {
          input: rendererEntries,
          // What every start needs is one file: sixty small ones cost more in requests than they share with screens.
          output: { codeSplitting: { groups: [{ name: 'start', tags: ['$initial'] }] } },
        },
      },
    },
  }),
}));
