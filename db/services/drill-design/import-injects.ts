import type { ReadDb } from '../../connection';
import { renumbered } from '../../domain/drill/design';
import { compactName } from '../../domain/text/normalise';
import { type InjectSheet, readInjectSheet } from '../../ledgers/read-injects';
import { writeInjects } from '../../ledgers/write-injects';
import { designedDrill } from './designed-drill';
import type { InjectInput } from './save-design';

export interface InjectRehearsal {
  sheet: string;
  /** Rows in the file, of which these injects can be taken over. */
  rows: number;
  injects: (InjectInput & { row: number })[];
  problems: { row: number; column: string; value: string; message: string; refused: boolean }[];
  unknownColumns: string[];
  /** The clock time taken for the start, where the table tells times of day. */
  start: string | null;
}

/**
 * What a file would bring into the design; nothing is written. Numbers that are missing or used twice are given anew in the
 * order of time; an objective is recognised by its number or words.
 * @throws PlanDeskError NOT_FOUND, INJECTS_NOT_FOUND, INJECTS_TOO_MANY, and those of `openWorkbook`
 */
export async function rehearseInjects(db: ReadDb, id: string, file: string): Promise<InjectRehearsal> {
  const { record, objectives } = designedDrill(db, id);
  const sheet = await readInjectSheet(file, record.startsAt);
  const byWords = new Map(objectives.map((objective) => [compactName(objective.text), objective.id]));
  const objectiveOf = (told: string | null): string | null => {
    if (told === null) return null;
    const number = /^(?:目标)?(\d{1,3})$/.exec(told)?.[1];
    return number === undefined
      ? (byWords.get(compactName(told)) ?? null)
      : (objectives[Number(number) - 1]?.id ?? null);
  };
  const { injects, problems } = taken(sheet, objectiveOf);
  const { unknownColumns, start, rows, sheet: name } = sheet;
  return { sheet: name, rows: rows.length, injects, problems, unknownColumns: [...unknownColumns], start };
}

function taken(
  { rows }: InjectSheet,
  objectiveOf: (told: string | null) => string | null,
): Pick<InjectRehearsal, 'injects' | 'problems'> {
  const problems: InjectRehearsal['problems'] = [];
  const injects: InjectRehearsal['injects'] = [];
  for (const { row, inject, problems: found } of rows) {
    for (const problem of found) problems.push({ row, ...problem, refused: inject === null });
    if (inject === null) continue;
    const { objective, ...told } = inject;
    const objectiveId = objectiveOf(objective);
    const lost = objective !== null && objectiveId === null;
    if (lost)
      problems.push({
        ...{ row, column: '对应目标', value: objective, refused: false },
        message: '没有这个演练目标，原文留在备注。',
      });
    injects.push({
      ...told,
      id: `row ${row}`,
      row,
      number: told.number ?? 0,
      fromWhom: told.fromWhom ?? '导调员',
      toWhom: told.toWhom ?? '',
      channel: told.channel ?? 'spoken',
      objectiveId,
      remark: lost
        ? [told.remark, `对应目标：${objective}`].filter((part) => part !== null).join('；')
        : told.remark,
    });
  }
  const numbers = injects.map(({ number }) => number);
  const sound = numbers.every((number) => number > 0) && new Set(numbers).size === numbers.length;
  return { injects: sound ? injects : renumbered(injects), problems };
}

/** Writes the injects of a drill as a workbook; one without injects gives the table to fill in. @throws as `writeInjects` */
export function exportInjects(db: ReadDb, id: string, file: string): Promise<number> {
  const { record, objectives, injects } = designedDrill(db, id);
  const words = new Map(objectives.map((objective) => [objective.id, objective.text]));
  return writeInjects(
    file,
    `${record.title}情景信息表`,
    injects.map((inject) => ({
      ...inject,
      objective: inject.objectiveId === null ? null : (words.get(inject.objectiveId) ?? null),
    })),
  );
}
