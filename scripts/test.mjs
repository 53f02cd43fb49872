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

const suites = {
  unit: project(true, 'unit', 'domain'),
  renderer: project(false, 'renderer'),
  real: project(true, 'real'),
  soak: project(true, 'soak'),
  e2e: { needsBuild: true, run: runEndToEnd },
  all: {
    needsBuild: true,
    run: async () => {
      const inside = await runVitest(named(['unit', 'domain', 'renderer', 'real']));
      const outside = await runEndToEnd([]);
      return {
        passed: inside.passed + outside.passed,
        failed: inside.failed + outside.failed,
        skipped: inside.skipped + outside.skipped,
      };
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
