import { join } from 'node:path';
import {
  app,
  dialog,
  MessageChannelMain,
  type UtilityProcess,
  utilityProcess,
  type WebContents,
} from 'electron';
import { SHELL_CHANNELS } from '../contract/shell';
import type { FromHost, ToHost } from '../core-host/host-messages';
import { DEVELOPMENT_URL } from './app-protocol';
import { log } from './log';
import { layOutPage } from './print-page';

/** A host that dies so often within so long will not get better by being started again. */
const DEATHS = 3;
const DEATHS_WITHIN_MS = 60_000;

/** How long the core host may take to close its database when the program ends. */
const STOP_MS = 5000;

/** `npm run demo`: the sample county is shown, and the user's own databases are left in peace. */
export function isDemo(): boolean {
  return process.argv.includes('--demo');
}

/** Where resources/ lies: beside the sources in a checkout, beside the archive in the packaged program. */
export function resourcesFolder(): string {
  return app.isPackaged ? join(process.resourcesPath, 'app-resources') : join(app.getAppPath(), 'resources');
}

/** The bundle of the core host; while one develops it is bundled like everything else. */
const CORE_HOST = DEVELOPMENT_URL ? 'core-host.js' : 'core-host.cjs';

/** The utility process that owns the database. Started with the window, restarted when it dies. */
export class CoreProcess {
  #process: UtilityProcess | null = null;
  #pages = new Set<WebContents>();
  #stopping = false;
  /** Moments of the last deaths of the host. */
  #deaths: number[] = [];
  #requests = new Map<number, (path: string | null) => void>();
  #lastRequest = 0;
  #grants: { ticket: string; path: string }[] = [];

  start(): void {
    const child = utilityProcess.fork(join(import.meta.dirname, CORE_HOST), [], {
      serviceName: 'plandesk-core',
    });
    this.#process = child;
    child.on('message', (message: FromHost) => this.#hear(message));
    child.on('exit', (code) => {
      this.#process = null;
      for (const answer of this.#requests.values()) answer(null);
      this.#requests.clear();
      if (this.#stopping) return;
      log('core-host-ended', { code });
      const now = Date.now();
      this.#deaths = [...this.#deaths.filter((moment) => now - moment < DEATHS_WITHIN_MS), now];
      if (this.#deaths.length > DEATHS) {
        giveUp();
        return;
      }
      // Committed work is safe in the file; a fresh host opens the same database and the pages get a new port.
      this.start();
      for (const page of this.#pages) if (!page.isDestroyed()) this.connect(page);
    });
    const data = app.getPath('userData');
    this.#post({
      type: 'init',
      resourcesFolder: resourcesFolder(),
      dataFolder: data,
      scratchFolder: join(app.getPath('temp'), `plandesk-${process.pid}`),
      // After a death the host goes on with what was open, whatever the program was started for.
      database: this.#deaths.length > 0 ? null : databaseArgument(),
      openLast: this.#deaths.length > 0 || !isDemo(),
      checkOutputs: !app.isPackaged && process.env.PLANDESK_CHECK_OUTPUTS === '1',
      runtime: {
        plandesk: app.getVersion(),
        electron: process.versions.electron ?? '',
        chromium: process.versions.chrome ?? '',
        node: process.versions.node,
      },
    });
    for (const grant of this.#grants) this.#post({ type: 'grant', ...grant });
  }

  /** Gives a page its own line to the core host. */
  connect(page: WebContents): void {
    this.#pages.add(page);
    const { port1, port2 } = new MessageChannelMain();
    this.#process?.postMessage({ type: 'connect' } satisfies ToHost, [port1]);
    page.postMessage(SHELL_CHANNELS.connect, null, [port2]);
  }

  /** Lets the core use a file that the user chose. */
  grant(path: string): string {
    const ticket = crypto.randomUUID();
    this.#grants.push({ ticket, path });
    this.#post({ type: 'grant', ticket, path });
    return ticket;
  }

  /** The file behind a ticket, wherever it was made. */
  pathOf(ticket: string): Promise<string | null> {
    const own = this.#grants.find((grant) => grant.ticket === ticket);
    if (own) return Promise.resolve(own.path);
    return this.#ask((request) => ({ type: 'path-of', request, ticket }));
  }

  /** The folder of a document that the core prepared for the viewer; null when it is gone or nobody is signed in. */
  viewFolder(ticket: string): Promise<string | null> {
    return this.#ask((request) => ({ type: 'view-of', request, ticket }));
  }

  #ask(question: (request: number) => ToHost): Promise<string | null> {
    if (!this.#process) return Promise.resolve(null);
    const request = ++this.#lastRequest;
    return new Promise((resolve) => {
      this.#requests.set(request, resolve);
      this.#post(question(request));
    });
  }

  /** Asks the host to close its database and waits for it, not for ever. */
  stop(): Promise<void> {
    this.#stopping = true;
    const child = this.#process;
    if (!child) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, STOP_MS);
      child.on('message', (message: FromHost) => {
        if (message.type !== 'stopped') return;
        clearTimeout(timer);
        resolve();
      });
      this.#post({ type: 'stop' });
    });
  }

  #post(message: ToHost): void {
    this.#process?.postMessage(message);
  }

  #hear(message: FromHost): void {
    if (message.type === 'log') log(message.kind, message.facts);
    if (message.type === 'path') {
      this.#requests.get(message.request)?.(message.path);
      this.#requests.delete(message.request);
    }
    if (message.type === 'print') {
      const { request, html, pdf } = message;
      layOutPage(html, pdf).then(
        () => this.#post({ type: 'printed', request, failure: null }),
        (error: unknown) => this.#post({ type: 'printed', request, failure: String(error) }),
      );
    }
  }
}

/** Says in words that the data process will not run, and ends the program: a window without it can do nothing. */
function giveUp(): void {
  dialog.showErrorBox(
    '预案台',
    '负责数据的进程反复退出，程序无法继续。已保存的数据不受影响。\n请重新启动；仍不成功时，把日志文件夹发给维护人员：\n' +
      join(app.getPath('userData'), 'logs'),
  );
  app.exit(1);
}

/** `electron . some.db`: a database named on the command line. */
/** The database file the program was started with. */
export function databaseArgument(): string | null {
  return process.argv.slice(1).find((argument) => /\.(db|plandesk)$/.test(argument)) ?? null;
}
