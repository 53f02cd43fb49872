import { type BrowserWindow, Menu, type MenuItemConstructorOptions } from 'electron';
import { type MenuCommand, SHELL_CHANNELS } from '../contract/shell';

const WORDS = {
  zh: {
    file: '文件',
    newDatabase: '新建数据库…',
    openDatabase: '打开数据库…',
    saveAs: '另存为…',
    backup: '立即备份',
    print: '打印…',
    quit: '退出',
    edit: '编辑',
    undo: '撤销',
    redo: '重做',
    cut: '剪切',
    copy: '复制',
    paste: '粘贴',
    selectAll: '全选',
    search: '搜索…',
    view: '视图',
    theme: '切换明暗',
    zoomIn: '放大',
    zoomOut: '缩小',
    zoomReset: '原始大小',
    fullScreen: '全屏',
    lock: '锁定',
    help: '帮助',
    manual: '本页手册',
    shortcuts: '快捷键',
    settings: '设置',
    about: '关于预案台',
  },
  en: {
    file: 'File',
    newDatabase: 'New database…',
    openDatabase: 'Open database…',
    saveAs: 'Save as…',
    backup: 'Back up now',
    print: 'Print…',
    quit: 'Quit',
    edit: 'Edit',
    undo: 'Undo',
    redo: 'Redo',
    cut: 'Cut',
    copy: 'Copy',
    paste: 'Paste',
    selectAll: 'Select all',
    search: 'Search…',
    view: 'View',
    theme: 'Light or dark',
    zoomIn: 'Zoom in',
    zoomOut: 'Zoom out',
    zoomReset: 'Actual size',
    fullScreen: 'Full screen',
    lock: 'Lock',
    help: 'Help',
    manual: 'Manual for this screen',
    shortcuts: 'Shortcuts',
    settings: 'Settings',
    about: 'About PlanDesk',
  },
} as const;

/** Shows the menu in a language; its commands go to the window that is open when one is chosen. */
export function showMenu(language: 'zh' | 'en', window: () => BrowserWindow | null): void {
  Menu.setApplicationMenu(
    buildMenu(language, (command) => window()?.webContents.send(SHELL_CHANNELS.menu, command)),
  );
}

/** The native menu. It is short: the work is in the window; here is what belongs to the file and the program. */
function buildMenu(language: 'zh' | 'en', send: (command: MenuCommand) => void): Menu {
  const word = WORDS[language];
  const item = (label: string, command: MenuCommand, accelerator?: string): MenuItemConstructorOptions => ({
    label,
    click: () => send(command),
    ...(accelerator ? { accelerator } : {}),
  });
  return Menu.buildFromTemplate([
    {
      label: word.file,
      submenu: [
        item(word.newDatabase, 'new-database', 'CmdOrCtrl+Shift+N'),
        item(word.openDatabase, 'open-database', 'CmdOrCtrl+O'),
        item(word.saveAs, 'save-as', 'CmdOrCtrl+Shift+S'),
        item(word.backup, 'backup', 'CmdOrCtrl+B'),
        { type: 'separator' },
        item(word.print, 'print', 'CmdOrCtrl+P'),
        item(word.lock, 'lock', 'CmdOrCtrl+L'),
        item(word.settings, 'settings', 'CmdOrCtrl+,'),
        { type: 'separator' },
        { label: word.quit, role: 'quit' },
      ],
    },
    {
      label: word.edit,
      submenu: [
        { label: word.undo, role: 'undo' },
        { label: word.redo, role: 'redo' },
        { type: 'separator' },
        { label: word.cut, role: 'cut' },
        { label: word.copy, role: 'copy' },
        { label: word.paste, role: 'paste' },
        { label: word.selectAll, role: 'selectAll' },
        { type: 'separator' },
        item(word.search, 'search', 'CmdOrCtrl+K'),
      ],
    },
    {
      label: word.view,
      submenu: [
        { label: word.zoomIn, role: 'zoomIn' },
        { label: word.zoomOut, role: 'zoomOut' },
        { label: word.zoomReset, role: 'resetZoom' },
        { label: word.fullScreen, role: 'togglefullscreen' },
        { type: 'separator' },
        item(word.theme, 'toggle-theme'),
      ],
    },
    {
      label: word.help,
      submenu: [
        item(word.manual, 'manual', 'F1'),
        item(word.shortcuts, 'shortcuts', 'CmdOrCtrl+/'),
        { type: 'separator' },
        item(word.about, 'about'),
      ],
    },
  ]);
}
