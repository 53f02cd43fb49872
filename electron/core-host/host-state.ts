import { rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock } from '../../db/clock';
import { type ChangeTopic, type Core, openCore } from '../../db/core';
import { PlanDeskError } from '../../db/domain/errors';
import type { Law } from '../../db/law';
import { selfOffice } from '../../db/repositories/office';
import { readSetting } from '../../db/repositories/setting';
import { PORTABLE } from '../../db/services/own-sight';
import type { Progress } from '../contract/define';
import { DocumentViews } from './document-views';
import { FileGrants } from './file-grants';
import { FolderStagings } from './folder-stagings';
import { PlanCheckViews } from './plan-check-views';
import type { ReceiveQueue } from './receive-queue';
import { RecentFiles } from './recent-files';
import {
  type DrillRehearsal,
  MATTERS_KEPT,
  type MatterRehearsal,
  REPORTS_KEPT,
  type Rehearsal,
  Rehearsals,
  type ReviewRehearsal,
} from './rehearsals';
import { Stagings } from './staging';
import type { TaskRunner } from './task-runner';

export interface HostOptions {
  clock: Clock;
  law: Law;
  tasks: TaskRunner;
  /** Folder for scratch files (staging, opened documents); emptied at start and end. */
  scratchFolder: string;
  /** Folder of resources/: rules, sample, templates. */
  resourcesFolder: string;
  /** Per-user program data: recent databases, sample county, signing keys. */
  dataFolder: string;
  announce?: (topic: ChangeTopic, ids: readonly string[]) => void;
  stateChanged?: () => void;
  log?: (kind: 'slow' | 'bug' | 'info', facts: Record<string, unknown>) => void;
  /** Lays out a complete HTML file as a PDF file. Absent where there is no window: on the command line. */
  printer?: (html: string, pdf: string) => Promise<void>;
  /** Tests and development compare every answer with the contract. */
  checkOutputs?: boolean;
  /** Versions for the about page. */
  runtime?: Record<string, string>;
  newId?: () => string;
}

/** Files up to this size are proven before anything is shown of them; it takes a tenth of a second. */
const PROVEN_AT_ONCE = 8 * 1024 * 1024;

/** The core host's own state: which database is open, what went wrong when opening, the tickets for files. */
export class Host {
  readonly grants = new FileGrants();
  readonly recent: RecentFiles;
  readonly stagings: Stagings;
  readonly folderStagings: FolderStagings;
  readonly rehearsals: Rehearsals<Rehearsal>;
  readonly matters: Rehearsals<MatterRehearsal>;
  readonly reviewPackages: Rehearsals<ReviewRehearsal>;
  readonly drillPackages: Rehearsals<DrillRehearsal>;
  readonly views: DocumentViews;
  readonly planChecks = new PlanCheckViews();
  /** What the papers that are laid out are, by the ticket of their view; said again in the log when one is saved. */
  readonly papers = new Map<string, { title: string; entity: string; id: string | null }>();
  readonly options: HostOptions;
  readonly law: Law;
  readonly tasks: TaskRunner;
  readonly checkOutputs: boolean;
  /** Packages that were chosen to be merged one after another. */
  receiving: ReceiveQueue | null = null;
  core: Core | null = null;
  /** How far the checks of plan texts are that run behind everything else; null while none do. */
  checking: Progress | null = null;
  /** Why the last opening failed, with the file, for the screen that offers backups. */
  problem: { file: string; code: string; message: string } | null = null;
  /** Settles when the open database has been proven sound; refuses with DATABASE_DAMAGED. */
  proof: Promise<void> = Promise.resolve();
  /** Settles when nothing is left to read of the documents that packages brought, and no totals to count again. */
  reading: Promise<void> = Promise.resolve();
  /** The open database lies beside its pack on a stick: nothing of it is kept on this PC. */
  portable = false;
  #proven = false;
  #proving = new AbortController();

  constructor(options: HostOptions) {
    this.options = options;
    this.recent = new RecentFiles(options.dataFolder);
    this.stagings = new Stagings(options.scratchFolder);
    this.folderStagings = new FolderStagings(options.scratchFolder);
    this.rehearsals = new Rehearsals(options.scratchFolder, REPORTS_KEPT, '上报包');
    this.matters = new Rehearsals(options.scratchFolder, MATTERS_KEPT, '文件');
    this.reviewPackages = new Rehearsals(options.scratchFolder, MATTERS_KEPT, '文件');
    this.drillPackages = new Rehearsals(options.scratchFolder, MATTERS_KEPT, '文件');
    this.views = new DocumentViews(options.scratchFolder);
    this.law = options.law;
    this.tasks = options.tasks;
    this.checkOutputs = options.checkOutputs ?? false;
  }

  /**
   * Closes what is open and opens `file`; on failure nothing is open and `problem` says why. A large file that is not as
   * this program left it is proven behind: it can be read at once, and written to when it has been found sound.
   */
  openDatabase(file: string, mode: { mustExist: boolean }): Core {
    this.closeDatabase();
    this.proof = Promise.resolve();
    this.#proven = false;
    try {
      const known = mode.mustExist && this.recent.isAsLeft(file);
      const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
      this.core = openCore({
        file,
        clock: this.options.clock,
        law: this.law,
        mustExist: mode.mustExist,
        skipCheck: known || size > PROVEN_AT_ONCE,
        fold: (database, ticket) => this.tasks.run('fold-log', { file: database, ticket }),
        ...(this.options.newId ? { newId: this.options.newId } : {}),
      });
      // A program that was killed while it made the file leaves one without an office.
      if (mode.mustExist) this.requireSelf();
      this.portable = readSetting<boolean>(this.core.read, PORTABLE, false);
      this.problem = null;
      this.#proven = known || size <= PROVEN_AT_ONCE;
      if (!this.#proven) this.#prove(this.core);
      return this.core;
    } catch (error) {
      this.closeDatabase();
      if (error instanceof PlanDeskError) this.problem = { file, code: error.code, message: error.message };
      throw error;
    } finally {
      this.options.stateChanged?.();
    }
  }

  /** The open database's clock, which never goes back; the PC's while none is open. */
  get clock(): Clock {
    return this.core?.clock ?? this.options.clock;
  }

  #prove(core: Core): void {
    const { file } = core;
    const proving = new AbortController();
    this.#proving = proving;
    this.proof = this.tasks.run('prove-database', { file }, { signal: proving.signal }).then(
      () => {
        if (this.core === core) this.#proven = true;
      },
      (error: unknown) => {
        if (proving.signal.aborted) return;
        if (!(error instanceof PlanDeskError && error.code === 'DATABASE_DAMAGED')) {
          // The check itself failed; that says nothing about the file.
          this.log('bug', { proving: file, error: String(error) });
          return;
        }
        this.closeDatabase();
        this.problem = { file, code: error.code, message: error.message };
        this.options.stateChanged?.();
        throw error;
      },
    );
    core.writeAfter(this.proof);
  }

  closeDatabase(): void {
    this.stagings.dropAll();
    this.folderStagings.dropAll();
    this.rehearsals.dropAll();
    this.receiving = null;
    this.matters.dropAll();
    this.reviewPackages.dropAll();
    this.drillPackages.dropAll();
    this.views.dropAll();
    this.planChecks.dropAll();
    this.papers.clear();
    this.#proving.abort();
    const { core } = this;
    if (core === null) return;
    core.close();
    if (this.portable) rmSync(join(this.options.scratchFolder, 'opened'), { recursive: true, force: true });
    else if (this.#proven) this.recent.left(core.file);
    this.portable = false;
    this.core = null;
  }

  requireCore(): Core {
    if (!this.core)
      throw new PlanDeskError('NO_DATABASE', '还没有打开数据库，请先新建或打开一个数据库。', {});
    return this.core;
  }

  /** Id of the desk's own office row. */
  requireSelf(): string {
    const id = selfOffice(this.requireCore().write)?.id;
    if (!id)
      throw new PlanDeskError(
        'DATABASE_INCOMPLETE',
        '数据库里没有本单位的登记，请重新建库或从备份恢复。',
        {},
      );
    return id;
  }

  announce(topic: ChangeTopic, ids: readonly string[]): void {
    this.options.announce?.(topic, ids);
  }

  log(kind: 'slow' | 'bug' | 'info', facts: Record<string, unknown>): void {
    this.options.log?.(kind, facts);
  }
}
