import { statSync } from 'node:fs';
import { basename, extname } from 'node:path';
import { type BrowserWindow, dialog, type IpcMainInvokeEvent, ipcMain, nativeTheme, shell } from 'electron';
import { type GrantedFile, SHELL_CHANNELS, type ShellInfo } from '../contract/shell';
import { isOwnUrl, STYLE_NONCE } from './app-protocol';
import { type CoreProcess, databaseArgument, isDemo } from './core-process';
import { log } from './log';
import { showMenu } from './menu';
import type { PreferenceFile } from './preferences';
import { printPage } from './print-page';
import { boolean, listOf, nothing, oneOf, orAbsent, record, type Shape, text } from './shapes';
import { captureIfAsked } from './window';

interface Parts {
  core: CoreProcess;
  window: () => BrowserWindow | null;
  preferences: PreferenceFile;
}

const extension = text(8, { pattern: /^[a-z0-9*]+$/ });
const filters = listOf(record({ name: text(60), extensions: listOf(extension, 12) }), 6);
const openOptions = record({ title: text(100), filters, multiple: orAbsent(boolean) });
const folderOptions = record({ title: text(100) });
const saveOptions = record({ title: text(100), defaultName: text(200), filters });
const printOptions = record({ html: text(100_000_000), title: text(200), pdf: boolean });
const ticket = text(64);

/** Files the PC's own programs may be asked to open; nothing that could run. */
const OPENABLE = new Set([
  '.docx',
  '.doc',
  '.pdf',
  '.xlsx',
  '.xls',
  '.csv',
  '.txt',
  '.png',
  '.jpg',
  '.jpeg',
  '.html',
]);

/** The only place that listens to the page. Every call: sender first, then the shape of its argument, then the work. */
export function registerIpc({ core, window, preferences }: Parts): void {
  const handle = <T>(
    channel: string,
    shape: Shape<T>,
    work: (input: T, event: IpcMainInvokeEvent) => unknown,
  ): void => {
    ipcMain.handle(channel, (event, raw: unknown) => {
      if (!event.senderFrame || !isOwnUrl(event.senderFrame.url)) {
        log('foreign-sender', { channel, url: event.senderFrame?.url });
        throw new Error('not allowed');
      }
      return work(shape(raw), event);
    });
  };
  const granted = (path: string): GrantedFile => ({
    grant: core.grant(path),
    name: basename(path),
    size: statSync(path, { throwIfNoEntry: false })?.size ?? 0,
  });

  handle(
    SHELL_CHANNELS.info,
    nothing,
    (): ShellInfo => ({
      platform: process.platform,
      nonce: STYLE_NONCE,
      demo: isDemo(),
      opens: databaseArgument(),
      language: preferences.value.language ?? 'zh',
    }),
  );
  handle(SHELL_CHANNELS.connect, nothing, (_input, event) => core.connect(event.sender));
  handle(SHELL_CHANNELS.openFile, openOptions, async (options) => {
    const parent = window();
    const properties: Electron.OpenDialogOptions['properties'] = options.multiple
      ? ['openFile', 'multiSelections']
      : ['openFile'];
    const request = { title: options.title, filters: options.filters, properties };
    const answer = parent
      ? await dialog.showOpenDialog(parent, request)
      : await dialog.showOpenDialog(request);
    return answer.canceled ? [] : answer.filePaths.map(granted);
  });
  handle(SHELL_CHANNELS.openFolder, folderOptions, async (options) => {
    const parent = window();
    const request: Electron.OpenDialogOptions = { title: options.title, properties: ['openDirectory'] };
    const answer = parent
      ? await dialog.showOpenDialog(parent, request)
      : await dialog.showOpenDialog(request);
    const [path] = answer.filePaths;
    return answer.canceled || path === undefined ? null : granted(path);
  });
  handle(SHELL_CHANNELS.saveFile, saveOptions, async (options) => {
    const parent = window();
    const request = { title: options.title, filters: options.filters, defaultPath: options.defaultName };
    const answer = parent
      ? await dialog.showSaveDialog(parent, request)
      : await dialog.showSaveDialog(request);
    return answer.canceled || !answer.filePath ? null : granted(answer.filePath);
  });
  handle(SHELL_CHANNELS.grantPath, text(4096, { min: 1 }), (path) => granted(path));
  handle(SHELL_CHANNELS.reveal, ticket, async (input) => {
    const path = await core.pathOf(input);
    if (path) shell.showItemInFolder(path);
  });
  handle(SHELL_CHANNELS.openExternally, ticket, async (input) => {
    const path = await core.pathOf(input);
    if (!path || !OPENABLE.has(extname(path).toLowerCase()))
      return { opened: false, message: '这种文件不能直接打开，请导出后另行处理。' };
    const failure = await shell.openPath(path);
    return { opened: failure === '', message: failure };
  });
  handle(SHELL_CHANNELS.print, printOptions, (options) => printPage(options, window()));
  handle(SHELL_CHANNELS.setTheme, oneOf('light', 'dark', 'system'), (theme) => {
    nativeTheme.themeSource = theme;
    preferences.change({ theme });
  });
  handle(SHELL_CHANNELS.setLanguage, oneOf('zh', 'en'), (language) => {
    if (preferences.value.language === language) return;
    preferences.change({ language });
    showMenu(language, window);
  });
  handle(SHELL_CHANNELS.painted, nothing, async () => {
    const shown = window();
    if (shown) await captureIfAsked(shown);
  });
}
