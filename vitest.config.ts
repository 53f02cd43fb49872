// Run inside Electron's Node (npm test does): one addon, one crypto, the ones users get.
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const headless = ['db', 'ledgers', 'documents', 'exchange', 'collect', 'contract', 'cli', 'guards'];

/** Projects inherit no limits from above. A busy two-core machine takes many times what a test takes alone. */
const patience = { testTimeout: 20_000, hookTimeout: 30_000 };

export default defineConfig({
  test: {
    // Two cores are what a small machine has; more workers only slow each other down there.
    maxWorkers: 2,
    projects: [
      {
        test: {
          // What a core keeps, it keeps in its database and its own object: files share what they load here too.
          name: 'unit',
          ...patience,
          isolate: false,
          environment: 'node',
          include: headless.map((room) => `tests/${room}/**/*.test.ts`),
        },
      },
      {
        test: {
          // Pure code keeps nothing between two tests: its files share what they load.
          name: 'domain',
          ...patience,
          isolate: false,
          environment: 'node',
          include: ['tests/domain/**/*.test.ts'],
        },
      },
      {
        plugins: [react()],
        test: {
          name: 'renderer',
          ...patience,
          isolate: false,
          unstubGlobals: true,
          setupFiles: ['tests/renderer/support/before-each-file.ts'],
          environment: 'happy-dom',
          include: ['tests/renderer/**/*.test.{ts,tsx}'],
        },
      },
      {
        test: {
          name: 'real',
          isolate: false,
          environment: 'node',
          testTimeout: 120_000,
          include: ['tests/real/**/*.test.ts'],
        },
      },
      {
        test: {
          name: 'soak',
          environment: 'node',
          testTimeout: 900_000,
          include: ['tests/soak/**/*.test.ts'],
        },
      },
    ],
  },
});
