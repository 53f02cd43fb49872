import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { _electron, type ElectronApplication, expect, type Page } from '@playwright/test';

const root = resolve(import.meta.dirname, '../../..');
const electronFile = join(
  root,
  'node_modules/electron/dist',
  process.platform === 'win32' ? 'electron.exe' : 'electron',
);

export interface LaunchOptions {
  /** The per-user program folder; a fresh one unless a test starts the program again. */
  userData?: string;
  /** What follows on the command line: a database, `--demo`. */
  args?: readonly string[];
  size?: { width: number; height: number };
}

/** Where `--demo` keeps the sample county, below the per-user folder. */
export const SAMPLE_FILE = join('demo', '示例县.db');

/** The running program: its window, its dialogs, its folder. */
export class Program {
  readonly app: ElectronApplication;
  readonly page: Page;
  /** What the page complained about; every test ends by looking here. */
  readonly complaints: string[];

  private constructor(app: ElectronApplication, page: Page, complaints: string[]) {
    this.app = app;
    this.page = page;
    this.complaints = complaints;
  }

  static async launch(folder: string, options: LaunchOptions = {}): Promise<Program> {
    const userData = options.userData ?? mkdtempSync(join(folder, 'user-'));
    mkdirSync(userData, { recursive: true });
    if (options.args?.includes('--demo')) bringSample(userData);
    const asRoot = process.platform === 'linux' && process.getuid?.() === 0;
    const app = await _electron.launch({
      executablePath: electronFile,
      cwd: root,
      args: [
        // As root Chromium refuses its sandbox; the start scripts do the same.
        ...(asRoot ? ['--no-sandbox'] : []),
        '--disable-gpu',
        `--user-data-dir=${userData}`,
        '.',
        ...(options.args ?? []),
      ],
      // Every answer of the core is compared with the contract.
      env: {
        ...(process.env as Record<string, string>),
        PLANDESK_CHECK_OUTPUTS: '1',
      },
    });
    const page = await app.firstWindow();
    page.setDefaultTimeout(30_000);
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(`page: ${error.message}`));
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(`console: ${message.text()}`);
    });
    const { width, height } = options.size ?? { width: 1366, height: 768 };
    await app.evaluate(
      ({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height),
      { width, height },
    );
    return new Program(app, page, complaints);
  }

  /** Closes the window as a user does and fails when the page complained. */
  async close(): Promise<void> {
    await this.app.close();
    expect(this.complaints).toEqual([]);
  }

  /** The next save dialogs answer with these paths, in order; the last one is repeated. */
  async answerSave(...paths: string[]): Promise<void> {
    await this.app.evaluate(({ dialog }, answers) => {
      const left = [...answers];
      dialog.showSaveDialog = (() =>
        Promise.resolve({ canceled: false, filePath: left.length > 1 ? left.shift() : left[0] })) as never;
    }, paths);
  }

  /** The next open dialog answers with these files. */
  async answerOpen(...paths: string[]): Promise<void> {
    await this.app.evaluate(({ dialog }, filePaths) => {
      dialog.showOpenDialog = (() => Promise.resolve({ canceled: false, filePaths })) as never;
    }, paths);
  }

  /** From now on what is printed is caught; answers how many pages the last print had, 0 while there was none. */
  async catchPrints(): Promise<() => Promise<number>> {
    await this.app.evaluate(({ app }) => {
      const held = globalThis as unknown as { printedPages: number };
      held.printedPages = 0;
      app.on('web-contents-created', (_event, contents) => {
        contents.print = ((_options: unknown, done: (printed: boolean, why: string) => void) => {
          void contents.printToPDF({ preferCSSPageSize: true }).then((bytes) => {
            held.printedPages = bytes.toString('latin1').match(/\/Type \/Page\b/g)?.length ?? 0;
            done(true, '');
          });
        }) as typeof contents.print;
      });
    });
    return () => this.app.evaluate(() => (globalThis as unknown as { printedPages: number }).printedPages);
  }

  /** The next dialogs are dismissed. */
  async cancelDialogs(): Promise<void> {
    await this.app.evaluate(({ dialog }) => {
      dialog.showOpenDialog = (() => Promise.resolve({ canceled: true, filePaths: [] })) as never;
      dialog.showSaveDialog = (() => Promise.resolve({ canceled: true, filePath: '' })) as never;
    });
  }

  /** Chooses a command of the native menu by its label. */
  async menu(label: string): Promise<void> {
    await this.app.evaluate(({ Menu }, wanted) => {
      type Item = Electron.MenuItem;
      const walk = (items: readonly Item[]): Item | undefined => {
        for (const item of items) {
          if (item.label === wanted) return item;
          const inside = item.submenu ? walk(item.submenu.items) : undefined;
          if (inside) return inside;
        }
        return undefined;
      };
      const item = walk(Menu.getApplicationMenu()?.items ?? []);
      if (!item) throw new Error(`the menu has no ${wanted}`);
      item.click();
    }, label);
  }
}

/** Puts this run's sample county where the program looks for it, unless the test has one there already. */
function bringSample(userData: string): void {
  const file = join(userData, SAMPLE_FILE);
  const made = process.env.PLANDESK_SAMPLE;
  if (made === undefined || existsSync(file)) return;
  mkdirSync(dirname(file), { recursive: true });
  copyFileSync(made, file);
}

/** An own folder for a test's databases, ledgers and packages. */
export function testFolder(): { folder: string; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'plandesk-e2e-'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
