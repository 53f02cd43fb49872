// The bundle of the core host, apart from the others: what it needs to start is one file of its own, which no worker and
// no command line shares, and CommonJS. In the common bundle it is a hundred small modules, and every start waits for each
// of them to be found, read and linked: a tenth of a second.
import fs from 'node:fs';
import { build } from 'vite';
import { fromRoot } from './lib/paths.mjs';

// Writes out/main/core-host.cjs, which starts core-host-program.cjs, and the chunks that it loads later; out/main must have
// been made before.
await build({
  root: fromRoot(),
  configFile: false,
  logLevel: 'warn',
  ssr: { noExternal: true, external: ['better-sqlite3', 'electron'] },
  build: {
    ssr: true,
    minify: true,
    target: 'node20',
    outDir: fromRoot('out', 'main'),
    emptyOutDir: false,
    rolldownOptions: {
      input: { 'core-host-program': fromRoot('electron', 'core-host', 'host.ts') },
      output: {
        format: 'cjs',
        entryFileNames: '[name].cjs',
        chunkFileNames: 'core-host-[name]-[hash].cjs',
        codeSplitting: { groups: [{ name: 'start', tags: ['$initial'] }] },
      },
    },
  },
});

fs.copyFileSync(fromRoot('electron', 'core-host', 'boot.cjs'), fromRoot('out', 'main', 'core-host.cjs'));
