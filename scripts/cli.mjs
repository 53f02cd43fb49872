// `npm run -s cli -- <command> …`: the command line in a checkout. Set-up and build speak on stderr
// and only when they have something to do; stdout carries the command's answer alone.
import process from 'node:process';
import { ensureBuilt } from './build.mjs';
import { runAsNode } from './lib/electron.mjs';
import { fromRoot } from './lib/paths.mjs';
import { main, setQuiet } from './lib/say.mjs';
import { ensureSetup } from './setup/setup.mjs';

await main(async () => {
  setQuiet(true);
  await ensureSetup();
  await ensureBuilt();
  // npm changes to the checkout's folder; file names on the command line are meant from where it was called.
  const cwd = process.env.INIT_CWD ?? process.cwd();
  return runAsNode([fromRoot('out', 'main', 'cli.js'), ...process.argv.slice(2)], { cwd });
});
