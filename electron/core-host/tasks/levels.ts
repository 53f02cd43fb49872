import { asCivilDate } from '../../../db/domain/dates/civil-date';
import { type ChangedRecord, changedRecords } from '../../../db/exchange/desk/changes';
import { type OfficeFigures, officeFigures } from '../../../db/exchange/desk/counties';
import { type GapRow, type Lying, reportingGaps } from '../../../db/exchange/desk/gaps';
import { type LevelPaper, levelTable, writeLevelTable } from '../../../db/exchange/desk/level-papers';
import { type SentUp, sentUp } from '../../../db/exchange/desk/upward';
import { type ReadingPlace, reading } from './reading';

interface Surroundings extends ReadingPlace {
  today: string;
}

/** Figures of every owner; seconds where a hundred counties have been merged. */
export function officeFiguresTask(input: Surroundings): Promise<OfficeFigures[]> {
  return reading(input, (db, law) => officeFigures(db, law, asCivilDate(input.today)));
}

/** Who has reported a period, and what this desk itself has sent up. */
export function reportingGapsTask(
  input: Surroundings & { period: string; lying: Lying[] },
): Promise<{ dueOn: string; rows: GapRow[]; upward: SentUp[] }> {
  return reading(input, (db, law) => ({
    ...reportingGaps(db, law, input.period, asCivilDate(input.today), input.lying),
    upward: sentUp(db),
  }));
}

/** Records of one merge; its notes may be those of hundreds of thousands. */
export function changedRecordsTask(
  input: ReadingPlace & Parameters<typeof changedRecords>[1],
): Promise<{ total: number; rows: ChangedRecord[] }> {
  const { database, resourcesFolder, ...query } = input;
  return reading({ database, resourcesFolder }, (db) => changedRecords(db, query));
}

/** Works one of the tables out and writes it. */
export function writeLevelTableTask(
  input: Surroundings & { asked: LevelPaper; figures: OfficeFigures[]; lying: Lying[]; target: string },
): Promise<number> {
  return reading(input, (db, law) =>
    writeLevelTable(
      levelTable(db, law, asCivilDate(input.today), input.asked, input.figures, input.lying),
      input.target,
    ),
  );
}
