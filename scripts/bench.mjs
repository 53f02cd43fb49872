// `npm run bench [name …] [-- --option value]`: runs tests/bench/*.bench.ts, each in an Electron's Node of its own, one after
// the other so that none disturbs another. A bench is a module that exports `run()` and prints its ratios.
import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { ensureBuilt } from './build.mjs';
import { provideDisplay } from './lib/display.mjs';
import { runAsNode } from './lib/electron.mjs';
import { cacheDir, fromRoot } from './lib/paths.mjs';
import { main, StepError } from './lib/say.mjs';
import { ensureSetup } from './setup/setup.mjs';

const folder = fromRoot('tests', 'bench');
const outDir = path.join(cacheDir, 'bench');

const benches = (wanted) =>
  (fs.existsSync(folder) ? fs.readdirSync(folder) : [])
    .filter((name) => name.endsWith('.bench.ts'))
    .map((name) => name.slice(0, -'.bench.ts'.length))
    .filter((name) => wanted.length === 0 || wanted.includes(name))
    .sort();

/** Bundles the benches' TypeScript; packages stay outside and are found in node_modules. */
const compile = async (names) => {
  const { build } = await import('vite');
  const input = Object.fromEntries(names.map((name) => [name, path.join(folder, `${name}.bench.ts`)]));
  await build({
    root: fromRoot(),
    configFile: false,
    logLevel: 'warn',
    // Shared parts lie as deep as the benches: both find the checkout by their own place.
    build: {
      ssr: true,
      outDir,
      emptyOutDir: true,
      target: 'node20',
      rolldownOptions: { input, output: { chunkFileNames: '[name]-[hash].js' } },
    },
  });
};

await main(async () => {
  const given = process.argv.slice(2);
  // What begins with a dash, and all behind it, is for the benches themselves.
  const options = given.findIndex((argument) => argument.startsWith('-'));
  const names = benches(options < 0 ? given : given.slice(0, options));
  const forBench = options < 0 ? [] : given.slice(options).filter((argument) => argument !== '--');
  if (names.length === 0) {
    throw new StepError(
      '没有找到要运行的测速程序；请查看 tests/bench 目录中的名称。',
      'There is no such bench; look at the names in tests/bench.',
    );
  }
  await ensureSetup();
  await ensureBuilt();
  await compile(names);
  const display = await provideDisplay();
  const failed = [];
  try {
    for (const name of names) {
      process.stdout.write(`\n— ${name}\n`);
      const script = `import('./${name}.js').then(({ run }) => run()).catch((error) => { console.error(error); process.exit(1); })`;
      const code = await runAsNode(['-e', script, '--', ...forBench], { cwd: outDir, env: display.env });
      if (code !== 0) failed.push(name);
    }
  } finally {
    display.close();
  }
  if (failed.length > 0) process.stdout.write(`\nfailed: ${failed.join(', ')}\n`);
  return failed.length === 0 ? 0 : 1;
});
