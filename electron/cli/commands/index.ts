import type { Command } from '../command';
import { collectCommand } from './collect';
import { backupCommand, checkCommand, infoCommand, initCommand, restoreCommand } from './database';
import { drawCommand } from './draw';
import { dutiesCommand, scheduleCommand } from './duties';
import { exportCommand, inspectCommand, mergeCommand, undoCommand, verifyCommand } from './exchange';
import { inspectionCommand } from './inspections';
import { keysCommand } from './keys';
import { importCommand, templateCommand } from './ledgers';
import { gapsCommand, leagueCommand, levelsCommand } from './levels';
import { planCommand, searchCommand } from './plans';
import { reportCommand } from './reports';

/** Every command by its first word. */
export const COMMANDS: Readonly<Record<string, Command>> = {
  init: initCommand,
  info: infoCommand,
  check: checkCommand,
  backup: backupCommand,
  restore: restoreCommand,
  template: templateCommand,
  import: importCommand,
  plan: planCommand,
  search: searchCommand,
  duties: dutiesCommand,
  schedule: scheduleCommand,
  report: reportCommand,
  export: exportCommand,
  draw: drawCommand,
  inspection: inspectionCommand,
  inspect: inspectCommand,
  verify: verifyCommand,
  merge: mergeCommand,
  receive: mergeCommand,
  undo: undoCommand,
  collect: collectCommand,
  keys: keysCommand,
  levels: levelsCommand,
  gaps: gapsCommand,
  league: leagueCommand,
};
