import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { systemClock } from '../../db/clock';
import { loadLaw } from '../../db/law';
import type { ClientMessage, HostMessage } from '../contract/wire';
import { createDispatch, type Dispatch } from './dispatch';
import type { ToHost } from './host-messages';
import { Host } from './host-state';
import { bringToToday, openExisting } from './open-database';
import { type PagePort, parentPort } from './parent-port';
import { parts } from './parts';
import { PlanChecker } from './plan-checker';
import { Session } from './session';
import { createWorkerTasks } from './task-runner';

/** How often the host looks whether the civil day has changed. */
const DAY_CHECK_MS = 30_000;

const session = new Session();
const pages = new Set<PagePort>();
let host: Host | null = null;
let dispatch: Dispatch | null = null;
/** Texts of plans are checked behind whatever changes them. */
const checker = new PlanChecker(() => host);
const checkedTopics: ReadonlySet<string> = new Set([
  'plans',
  'enterprises',
  'exchange',
  'teams',
  'equipment',
  'supplies',
]);

function tell(message: HostMessage): void {
  const text = JSON.stringify(message);
  for (const page of pages) page.postMessage(text);
}

function start(init: Extract<ToHost, { type: 'init' }>): void {
  rmSync(init.scratchFolder, { recursive: true, force: true });
  mkdirSync(init.scratchFolder, { recursive: true });
  host = new Host({
    clock: systemClock,
    law: loadLaw(init.resourcesFolder),
    tasks: createWorkerTasks(join(import.meta.dirname, 'worker.js')),
    scratchFolder: init.scratchFolder,
    resourcesFolder: init.resourcesFolder,
    dataFolder: init.dataFolder,
    announce: (topic, ids) => {
      tell({ event: 'changed', topic, ids });
      if (checkedTopics.has(topic)) checker.soon();
    },
    stateChanged: () => {
      tell({ event: 'state' });
      checker.soon();
    },
    log: (kind, facts) => parentPort.postMessage({ type: 'log', kind, facts }),
    printer: printByMain,
    checkOutputs: init.checkOutputs,
    runtime: init.runtime,
  });
  dispatch = createDispatch(parts, host);
  void openFirst(host, init.database ?? (init.openLast ? host.recent.last() : null));
  watchTheDay(host);
}

let lastPrint = 0;
const prints = new Map<number, (failure: string | null) => void>();

/** Only the main process has windows, and only a window can lay out a page. */
function printByMain(html: string, pdf: string): Promise<void> {
  lastPrint += 1;
  const request = lastPrint;
  return new Promise((resolve, reject) => {
    prints.set(request, (failure) => (failure === null ? resolve() : reject(new Error(failure))));
    parentPort.postMessage({ type: 'print', request, html, pdf });
  });
}

/** Opens what was open last; a failure is kept in `host.problem`, the screen shows it with the backups. */
async function openFirst(target: Host, file: string | null): Promise<void> {
  if (file === null) return;
  try {
    await openExisting(target, session, file);
  } catch (error) {
    target.log('info', { notOpened: file, error: String(error) });
  }
}

function watchTheDay(target: Host): void {
  let day = target.clock.today();
  let behind = false;
  setInterval(() => {
    const lags = (target.core?.clock.behind() ?? null) !== null;
    if (lags !== behind) tell({ event: 'state' });
    behind = lags;
    const today = target.clock.today();
    if (today === day) return;
    day = today;
    // A law may have ceased to stand today.
    checker.soon();
    bringToToday(target, session).then(
      () => tell({ event: 'state' }),
      (error: unknown) => target.log('bug', { error: String(error) }),
    );
  }, DAY_CHECK_MS).unref();
}

function connect(page: PagePort): void {
  const running = new Map<number, AbortController>();
  pages.add(page);
  page.on('close', () => {
    pages.delete(page);
    for (const controller of running.values()) controller.abort();
  });
  page.on('message', (event) => void answer(page, running, event.data));
  page.start();
}

async function answer(page: PagePort, running: Map<number, AbortController>, data: unknown): Promise<void> {
  const message = typeof data === 'string' ? parse(data) : null;
  if (!message || !dispatch) return;
  if ('cancel' in message) {
    running.get(message.id)?.abort(new DOMException('cancelled by the user', 'AbortError'));
    return;
  }
  const { id } = message;
  const controller = new AbortController();
  running.set(id, controller);
  const reply = await dispatch(message.method, message.input, {
    session,
    signal: controller.signal,
    progress: (progress) => page.postMessage(JSON.stringify({ id, progress } satisfies HostMessage)),
  });
  running.delete(id);
  page.postMessage(JSON.stringify({ id, ...reply } satisfies HostMessage));
}

/** The port is a trust boundary: anything that is not one of our two shapes is dropped. */
function parse(text: string): ClientMessage | null {
  try {
    const value = JSON.parse(text) as Record<string, unknown>;
    if (typeof value.id !== 'number') return null;
    if (value.cancel === true) return { id: value.id, cancel: true };
    return typeof value.method === 'string'
      ? { id: value.id, method: value.method, input: value.input }
      : null;
  } catch {
    return null;
  }
}

parentPort.on('message', (event) => {
  const message = event.data as ToHost;
  switch (message.type) {
    case 'init':
      start(message);
      break;
    case 'grant':
      host?.grants.grant(message.path, message.ticket);
      break;
    case 'path-of': {
      const path = tryPath(message.ticket);
      parentPort.postMessage({ type: 'path', request: message.request, path });
      break;
    }
    case 'view-of': {
      // A locked window shows nothing more, whatever it still knows the ticket of.
      const path = session.user ? (host?.views.folderOf(message.ticket) ?? null) : null;
      parentPort.postMessage({ type: 'path', request: message.request, path });
      break;
    }
    case 'printed':
      prints.get(message.request)?.(message.failure);
      prints.delete(message.request);
      break;
    case 'connect': {
      const [page] = event.ports;
      if (page) connect(page);
      break;
    }
    case 'stop':
      host?.closeDatabase();
      parentPort.postMessage({ type: 'stopped' });
      break;
  }
});

function tryPath(ticket: string): string | null {
  try {
    return host?.grants.path(ticket) ?? null;
  } catch {
    return null;
  }
}
