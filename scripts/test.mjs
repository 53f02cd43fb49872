// `npm test` runs everything; `node scripts/test.mjs e2e|real|soak|unit|renderer [arguments]` one suite.
// The last line always says how many tests passed and failed.
import process from 'node:process';
import { ensureBuilt } from './build.mjs';
import { main, say } from './lib/say.mjs';
import { runEndToEnd, runVitest } from './lib/suites.mjs';
import { ensureSetup } from './setup/setup.mjs';

const named = (names) => names.flatMap((name) => ['--project', name]);
const project = (needsBuild, ...names) => ({
  needsBuild,
  run: (args) => runVitest([...named(names), ...args]),
});

const sum = (counts) => ({
  passed: counts.reduce((all, { passed }) => all + passed, 0),
  failed: counts.reduce((all, { failed }) => all + failed, 0),
  skipped: counts.reduce((all, { skipped }) => all + skipped, 0),
});

const suites = {
  unit: project(true, 'unit', 'domain'),
  renderer: project(false, 'renderer'),
  // The county's own files: their own suite, because another checkout may not have them.
  real: {
    needsBuild: true,
    run: async (args) =>
      sum([await runVitest([...named(['real']), ...args]), await runEndToEnd(['--project', 'real'])]),
  },
  soak: project(true, 'soak'),
  e2e: { needsBuild: true, run: runEndToEnd },
  all: {
    needsBuild: true,
    run: async () => {
      const inside = await runVitest(named(['unit', 'domain', 'renderer']));
      return sum([inside, await runEndToEnd([])]);
    },
  },
};

await main(async () => {
  const [name = 'all', ...args] = process.argv.slice(2);
  const suite = suites[name];
  if (suite === undefined) {
    say(`没有名为 ${name} 的测试`, `there is no suite called ${name}: ${Object.keys(suites).join(', ')}`);
    return 2;
  }
  await ensureSetup();
  if (suite.needsBuild) await ensureBuilt();
  const { passed, failed, skipped } = await suite.run(args);
  if (skipped > 0) process.stdout.write(`${skipped} skipped\n`);
  process.stdout.write(`${passed} passed, ${failed} failed\n`);
  return failed === 0 ? 0 : 1;
});
