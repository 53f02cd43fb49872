import { join } from 'node:path';
import { app, BrowserWindow, nativeTheme, session } from 'electron';
import { allowOnlyOwnContent, registerAppScheme, serveApp } from './app-protocol';
import { CoreProcess, isDemo } from './core-process';
import { registerIpc } from './ipc';
import { showMenu } from './menu';
import { PreferenceFile } from './preferences';
import { createWindow } from './window';

/** Starts the program with its window: one instance, sandbox everywhere, own content only. */
export function startProgram(): void {
  if (app.isPackaged && process.argv.some((argument) => argument.startsWith('--remote-debugging'))) {
    app.exit(1);
    return;
  }
  // A look at the sample neither waits for the program that is open nor changes what it opens next.
  if (isDemo()) app.setPath('userData', join(app.getPath('userData'), 'demo'));
  if (!app.requestSingleInstanceLock()) {
    app.exit(0);
    return;
  }
  // As root the start script has to switch Chromium's sandbox off; asking for it then ends every child process.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
  registerAppScheme();
  app.on('second-instance', () => {
    const [window] = BrowserWindow.getAllWindows();
    if (window?.isMinimized()) window.restore();
    window?.focus();
  });
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
    contents.on('will-navigate', (event) => event.preventDefault());
    contents.on('will-attach-webview', (event) => event.preventDefault());
  });
  void app.whenReady().then(open);
}

async function open(): Promise<void> {
  const preferences = new PreferenceFile(app.getPath('userData'));
  nativeTheme.themeSource = preferences.value.theme;
  const own = session.defaultSession;
  own.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  own.setPermissionCheckHandler(() => false);
  own.setSpellCheckerEnabled(false);
  allowOnlyOwnContent(own);

  const core = new CoreProcess();
  serveApp(own, (ticket) => core.viewFolder(ticket));
  core.start();
  createWindow(preferences);
  const window = () => BrowserWindow.getAllWindows()[0] ?? null;
  registerIpc({ core, window, preferences });
  showMenu(preferences.value.language ?? 'zh', window);

  app.on('window-all-closed', () => app.quit());
  let stopped = false;
  app.on('before-quit', (event) => {
    if (stopped) return;
    event.preventDefault();
    void core.stop().then(() => {
      stopped = true;
      app.quit();
    });
  });
}
