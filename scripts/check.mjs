// `npm run check`: types of every room, formatting and lint, the rule table between rooms, unused code.
// All of them run; the exit code says whether all were content.
import fs from 'node:fs';
import process from 'node:process';
import { fromRoot } from './lib/paths.mjs';
import { runHere } from './lib/run.mjs';
import { main } from './lib/say.mjs';
import { ensureSetup } from './setup/setup.mjs';

const rooms = [
  '.',
  'db/domain',
  'db',
  'electron/contract',
  'electron/preload',
  'electron/main',
  'electron/core-host',
  'electron/cli',
  'renderer',
  'scripts',
  'tests',
  'tests/renderer',
  'tests/e2e',
];

/** A room without a source file yet has nothing to check, and tsc would call that an error. */
const inhabited = (room) =>
  room === '.' ||
  fs.readdirSync(fromRoot(room), { recursive: true }).some((name) => /\.(tsx?|mjs)$/.test(String(name)));

const bin = (...parts) => fromRoot('node_modules', ...parts);

const checks = [
  ...rooms.filter(inhabited).map((room) => ({
    title: `types: ${room === '.' ? 'configuration' : room}`,
    args: [bin('typescript', 'bin', 'tsc'), '-p', room],
  })),
  {
    title: 'format and lint',
    args: [bin('@biomejs', 'biome', 'bin', 'biome'), 'check', '--error-on-warnings'],
  },
  { title: 'rooms', args: ['scripts/rooms/check.mjs'] },
  { title: 'unused code', args: [bin('knip', 'bin', 'knip.js')] },
];

await main(async () => {
  await ensureSetup();
  const failed = [];
  for (const { title, args } of checks) {
    process.stdout.write(`— ${title}\n`);
    if ((await runHere(process.execPath, args, { cwd: fromRoot() })) !== 0) failed.push(title);
  }
  process.stdout.write(failed.length === 0 ? 'check passed\n' : `check failed: ${failed.join('; ')}\n`);
  return failed.length === 0 ? 0 : 1;
});
