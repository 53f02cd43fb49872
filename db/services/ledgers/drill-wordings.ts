import type { ReadDb, WriteDb } from '../../connection';
import {
  type RecognisedDrill,
  readDrillWording,
  SURE_FROM,
  type WordingChoice,
  type WordingChoices,
  wordingKey,
} from '../../domain/drill/recognise-wording';
import type { DrillValues } from '../../ledgers/kinds/types';
import { readSetting, writeSetting } from '../../repositories/setting';

/** One wording of a drill ledger: how often it stands there, what it was taken for, and how surely. */
export interface StagedWording {
  key: string;
  /** As the first row wrote it. */
  text: string;
  rows: number;
  read: RecognisedDrill;
  chosen: WordingChoice;
  /** The form was guessed or is not known, and nobody has chosen one. */
  unsure: boolean;
}

/** Counts the wordings of a ledger while it is read. */
export class WordingTally {
  readonly #choices: WordingChoices;
  readonly #found = new Map<string, { text: string; rows: number }>();

  constructor(choices: WordingChoices) {
    this.#choices = choices;
  }

  add({ wording }: DrillValues): void {
    const text = wording ?? '';
    const key = wordingKey(text);
    if (key === '') return;
    const known = this.#found.get(key);
    if (known === undefined) this.#found.set(key, { text, rows: 1 });
    else known.rows += 1;
  }

  /** The unsure ones first, then by the number of rows. */
  list(): StagedWording[] {
    return [...this.#found]
      .map(([key, { text, rows }]): StagedWording => {
        const { chosen, ...read } = readDrillWording(text, this.#choices);
        return { key, text, rows, read, chosen, unsure: read.confidence < SURE_FROM };
      })
      .sort((a, b) => Number(b.unsure) - Number(a.unsure) || b.rows - a.rows || (a.key < b.key ? -1 : 1));
  }
}

/** The desk's own mapping of wordings, kept from one import to the next. */
const DRILL_WORDINGS_SETTING = 'ledgers.drillWordings';

/** What people at this desk said that wordings of drills mean. */
export function ownDrillWordings(db: ReadDb): WordingChoices {
  return readSetting<WordingChoices>(db, DRILL_WORDINGS_SETTING, {});
}

/** Keeps choices for the next import; a choice without any axis is taken back. */
export function keepDrillWordings(db: WriteDb, choices: WordingChoices): void {
  const merged = Object.entries({ ...ownDrillWordings(db), ...choices }).filter(
    ([, choice]) => Object.keys(choice).length > 0,
  );
  writeSetting(db, DRILL_WORDINGS_SETTING, Object.fromEntries(merged));
}
