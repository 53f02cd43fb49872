/** What the preload offers the page beside the core: native dialogs and the window. Bundled into the preload; types for the page. */

export interface GrantedFile {
  /** Ticket for the core; the path itself stays in the main process. */
  grant: string;
  name: string;
  size: number;
}

export interface FileFilter {
  name: string;
  extensions: string[];
}

/** Commands of the native menu and its shortcuts, forwarded to the page. */
export const MENU_COMMANDS = [
  'new-database',
  'open-database',
  'save-as',
  'backup',
  'search',
  'settings',
  'manual',
  'shortcuts',
  'about',
  'print',
  'toggle-theme',
  'lock',
] as const;
export type MenuCommand = (typeof MENU_COMMANDS)[number];

export interface ShellInfo {
  platform: string;
  /** Nonce for the style elements that the content policy accepts. */
  nonce: string;
  /** True when started by `npm run demo`. */
  demo: boolean;
  /** The database file the program was started with; null: the one that was open last. */
  opens: string | null;
  language: string;
}

export interface ShellApi {
  info(): Promise<ShellInfo>;
  openFile(options: { title: string; filters: FileFilter[]; multiple?: boolean }): Promise<GrantedFile[]>;
  /** One ticket for a whole folder; null when nothing was chosen. */
  openFolder(options: { title: string }): Promise<GrantedFile | null>;
  saveFile(options: {
    title: string;
    defaultName: string;
    filters: FileFilter[];
  }): Promise<GrantedFile | null>;
  /** For files dropped on the window; `file` is the page's own File object. */
  grantDropped(file: object): Promise<GrantedFile>;
  /** Shows a written file in the PC's file manager. */
  reveal(grant: string): Promise<void>;
  /** Opens a file the core has put out for reading with the PC's own program. Never an executable one. */
  openExternally(grant: string): Promise<{ opened: boolean; message: string }>;
  /** Prints a complete HTML page in a hidden sandboxed window, or writes it as PDF. */
  print(options: { html: string; title: string; pdf: boolean }): Promise<{ done: boolean; message: string }>;
  setTheme(theme: 'light' | 'dark' | 'system'): Promise<void>;
  /** Language of the native menu; the page keeps its own. */
  setLanguage(language: 'zh' | 'en'): Promise<void>;
  /** Says that the first real screen stands; start-up measuring and `npm start` without a display wait for it. */
  painted(): void;
  onMenu(listener: (command: MenuCommand) => void): () => void;
}

/** Channel names of the main process; only preload and main/ipc use them. */
export const SHELL_CHANNELS = {
  info: 'shell:info',
  openFile: 'shell:open-file',
  openFolder: 'shell:open-folder',
  saveFile: 'shell:save-file',
  grantPath: 'shell:grant-path',
  reveal: 'shell:reveal',
  openExternally: 'shell:open-externally',
  print: 'shell:print',
  setTheme: 'shell:set-theme',
  setLanguage: 'shell:set-language',
  painted: 'shell:painted',
  menu: 'shell:menu',
  connect: 'shell:connect',
} as const;

declare global {
  interface Window {
    plandesk: { shell: ShellApi };
  }
}
