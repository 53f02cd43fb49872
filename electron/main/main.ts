import { app } from 'electron';

// Nothing heavy is imported before the window: the command line and the window are loaded on their own paths.
if (process.argv.includes('--cli')) {
  const at = process.argv.indexOf('--cli');
  void import('../cli/run').then(({ runCommandLine }) => runCommandLine(process.argv.slice(at + 1)).then((code) => app.exit(code)));
} else {
  void import('./program').then(({ startProgram }) => startProgram());
}
