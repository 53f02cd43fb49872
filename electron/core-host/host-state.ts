import type { Clock } from '../../db/clock';
import { type ChangeTopic, type Core, openCore } from '../../db/core';
import { PlanDeskError } from '../../db/domain/errors';
import type { Law } from '../../db/law';
import { FileGrants } from './file-grants';
import { RecentFiles } from './recent-files';
import { Rehearsals } from './rehearsals';
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
  /** Tests and development compare every answer with the contract. */
  checkOutputs?: boolean;
  /** Versions for the about page. */
  runtime?: Record<string, string>;
  newId?: () => string;
}

/** The core host's own state: which database is open, what went wrong when opening, the tickets for files. */
export class Host {
  readonly grants = new FileGrants();
  readonly recent: RecentFiles;
  readonly stagings: Stagings;
  readonly rehearsals: Rehearsals;
  readonly options: HostOptions;
  readonly clock: Clock;
  readonly law: Law;
  readonly tasks: TaskRunner;
  readonly checkOutputs: boolean;
  core: Core | null = null;
  /** Why the last opening failed, with the file, for the screen that offers backups. */
  problem: { file: string; code: string; message: string } | null = null;

  constructor(options: HostOptions) {
    this.options = options;
    this.recent = new RecentFiles(options.dataFolder);
    this.stagings = new Stagings(options.scratchFolder);
    this.rehearsals = new Rehearsals(options.scratchFolder);
    this.clock = options.clock;
    this.law = options.law;
    this.tasks = options.tasks;
    this.checkOutputs = options.checkOutputs ?? false;
  }

  /** Closes what is open and opens `file`; on failure nothing is open and `problem` says why. */
  openDatabase(file: string, mode: { mustExist: boolean }): Core {
    this.closeDatabase();
    try {
      this.core = openCore({
        file,
        clock: this.clock,
        law: this.law,
        mustExist: mode.mustExist,
        ...(this.options.newId ? { newId: this.options.newId } : {}),
      });
      this.problem = null;
      return this.core;
    } catch (error) {
      if (error instanceof PlanDeskError) this.problem = { file, code: error.code, message: error.message };
      throw error;
    } finally {
      this.options.stateChanged?.();
    }
  }

  closeDatabase(): void {
    this.stagings.dropAll();
    this.rehearsals.dropAll();
    this.core?.close();
    this.core = null;
  }

  requireCore(): Core {
    if (!this.core)
      throw new PlanDeskError('NO_DATABASE', '还没有打开数据库，请先新建或打开一个数据库。', {});
    return this.core;
  }

  /** Id of the desk's own office row. */
  requireSelf(): string {
    const id = this.requireCore().write.value<string>('SELECT id FROM office WHERE is_self = 1');
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
