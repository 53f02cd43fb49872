import { app } from 'electron';

// Nothing heavy is imported before the window: the command line and the window are loaded on their own paths.
if (process.argv.includes('--cli')) {
  // Backups are scheduled on machines without a display, where Chromium would end the process for want of one.
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) {
    app.commandLine.appendSwitch('headless');
    app.disableHardwareAcceleration();
  }
  const at = process.argv.indexOf('--cli');
  import('../cli/run')
    .then(({ runCommandLine }) => runCommandLine(process.argv.slice(at + 1)))
    .then(
      (code) => app.exit(code),
      (error: unknown) => {
        console.error(error);
        app.exit(1);
      },
    );
} else {
  // Awaited: what must be settled before the program is ready (sandbox, own scheme) is refused afterwards.
  const { startProgram } = await import('./program');
  startProgram();
}
