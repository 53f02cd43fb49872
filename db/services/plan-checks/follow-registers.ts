import { createHash } from 'node:crypto';
import type { ReadDb } from '../../connection';
import type { Core } from '../../core';
import { annexDrift } from '../../domain/plan/text-checks/annex-drift';
import { foldInPlace } from '../../domain/plan/text-checks/fold-text';
import { buildNameIndex, findNames, nameCore } from '../../domain/plan/text-checks/name-index';
import { type AnnexRegister, annexFactsOf, readAnnexRegister } from '../../repositories/annex-register';
import { countPlansWithoutText, listCheckable } from '../../repositories/checkable-document';
import { iterateAnnexes } from '../../repositories/document-annex';
import {
  type FindingRow,
  findingsByDocument,
  forgetCheck,
  listCheckedHeaders,
  replaceFindings,
} from '../../repositories/document-finding';
import { listEnterpriseNames } from '../../repositories/enterprise';
import { documentsWithin } from '../../repositories/search-documents';
import { readSetting, writeSetting } from '../../repositories/setting';
import { searchQuery } from '../search/search-query';
import { driftRows } from './check-document';
import { storeInParts } from './store-in-parts';

// What was found in twenty thousand documents rests on registers that are edited all day. Two notes say as of which state
// of them the findings are right: the names of all units, and a digest of teams, equipment and supplies. When a note no
// longer agrees, only what the difference touches is looked at: documents in which a name that came or went stands, and
// annex rows, which are kept and need no text.

/** Names of every unit, one a line. It never leaves the core: no screen needs it, and it is long. */
const NAMES = 'secret.checks.names';
const ANNEX = 'checks.annexRegister';
/** How many plans have no text; counted here because this is done after every edit, on a worker. */
export const WITHOUT_TEXT = 'checks.withoutText';
/** With more new and gone names than this, looking for them takes longer than checking everything. */
const MOST_NAMES = 2000;
/** Fewer letters stand in too many texts to look for. */
const SHORTEST_SOUGHT = 3;

/** The registers as the checks read them. */
export interface Registers {
  /** Each name once, ordered. */
  readonly names: readonly string[];
  readonly annex: AnnexRegister;
  readonly annexDigest: string;
}

export function readRegisters(db: ReadDb): Registers {
  const annex = readAnnexRegister(db);
  const plain = [[...annex.teams], [...annex.equipment], [...annex.supplies]];
  return {
    names: [...new Set(listEnterpriseNames(db))].sort(),
    annex,
    annexDigest: createHash('sha256').update(JSON.stringify(plain)).digest('hex'),
  };
}

const noted = ({ names }: Registers): string => names.join('\n');

/** True when what is kept of documents is right as of these registers. */
export function isFollowed(db: ReadDb, registers: Registers): boolean {
  return (
    readSetting(db, NAMES, '') === noted(registers) && readSetting(db, ANNEX, '') === registers.annexDigest
  );
}

/** What a change of the registers means for what is kept. */
export interface Followed {
  /** The new note and the documents to check anew because of it; null: no name came or went. */
  readonly names: { readonly note: string; readonly documents: readonly string[] } | null;
  /** The new note of teams, equipment and supplies; null: nothing changed. */
  readonly annex: string | null;
  /** How many plans have no text that a check could come to; null: as many as before. */
  readonly withoutText: number | null;
}

/** The annex findings of one document that are others now. */
export interface ChangedDrift {
  readonly documentId: string;
  readonly findings: readonly FindingRow[];
}

/** Finds what a change of the registers touches. Reads only; belongs on a worker thread. */
export function followRegisters(db: ReadDb, emit: (changed: ChangedDrift) => void): Followed {
  const registers = readRegisters(db);
  const before = readSetting(db, NAMES, '');
  const note = noted(registers);
  const sameAnnex = readSetting(db, ANNEX, '') === registers.annexDigest;
  const withoutText = countPlansWithoutText(db, null);
  if (!sameAnnex) compareAnnexes(db, registers.annex, emit);
  return {
    names:
      before === note
        ? null
        : { note, documents: documentsNaming(db, difference(before.split('\n'), registers.names)) },
    annex: sameAnnex ? null : registers.annexDigest,
    withoutText: withoutText === readSetting(db, WITHOUT_TEXT, 0) ? null : withoutText,
  };
}

/** Names that stand in one of the lists only. */
function difference(before: readonly string[], now: readonly string[]): string[] {
  const [then, today] = [new Set(before), new Set(now)];
  return [
    ...now.filter((name) => !then.has(name)),
    ...before.filter((name) => name !== '' && !today.has(name)),
  ];
}

/**
 * Documents in which one of the names may stand, in the text or in page headers. The search index gives a few too many,
 * never too few: names are sought by their longest stretch of letters, and plans without an entry count as naming them.
 */
function documentsNaming(db: ReadDb, names: readonly string[]): string[] {
  const cores = [...new Set(names.map(nameCore))];
  const queries = cores.map((core) => {
    const letters = longestStretch(core);
    return letters.length < SHORTEST_SOUGHT ? null : searchQuery(`“${letters}”`);
  });
  const known = listCheckable(db).filter(({ marker }) => marker !== null);
  if (cores.length > MOST_NAMES || queries.includes(null)) return known.map(({ documentId }) => documentId);
  const found = documentsWithin(
    db,
    queries.filter((query) => query !== null),
  );
  const index = buildNameIndex(names);
  for (const { documentId, headers } of listCheckedHeaders(db))
    if (findNames(foldInPlace(headers), index).length > 0) found.add(documentId);
  return known.flatMap(({ documentId }) => (found.has(documentId) ? [documentId] : []));
}

function longestStretch(core: string): string {
  return core
    .split(/[^\p{L}\p{N}]+/u)
    .reduce((longest, part) => (part.length > longest.length ? part : longest), '');
}

/** Holds every lifted row against the registers as they are now. */
function compareAnnexes(db: ReadDb, register: AnnexRegister, emit: (changed: ChangedDrift) => void): void {
  const owners = new Map(
    listCheckable(db).flatMap(({ documentId, enterpriseId, marker }) =>
      marker === null || enterpriseId === null ? [] : [[documentId, enterpriseId]],
    ),
  );
  const kept = findingsByDocument(db, 'annex');
  for (const { documentId, rows } of iterateAnnexes(db)) {
    const owner = owners.get(documentId);
    if (owner === undefined) continue;
    const findings = driftRows(annexDrift(rows, annexFactsOf(db, register, owner)));
    const before = (kept.get(documentId) ?? []).map(inOrder);
    if (JSON.stringify(findings) !== JSON.stringify(before)) emit({ documentId, findings });
  }
}

/** The row with its fields in the order in which `driftRows` makes them. */
const inOrder = ({ profile, seq, item, outcome, start, quote }: FindingRow): FindingRow => ({
  profile,
  seq,
  item,
  outcome,
  start,
  quote,
});

/** Keeps what a change of the registers means; gives way between documents. Returns how many documents it touched. */
export async function storeFollowed(
  core: Pick<Core, 'transaction' | 'longTransaction'>,
  { names, annex, withoutText }: Followed,
  changed: AsyncIterable<ChangedDrift>,
  signal?: AbortSignal,
): Promise<number> {
  if (names === null && annex === null && withoutText === null) return 0;
  const forgotten = await storeInParts(core, names?.documents ?? [], forgetCheck, signal);
  const replaced = await storeInParts(
    core,
    changed,
    (db, { documentId, findings }) => replaceFindings(db, documentId, 'annex', findings),
    signal,
  );
  await core.transaction((db) => {
    if (names) writeSetting(db, NAMES, names.note);
    if (annex !== null) writeSetting(db, ANNEX, annex);
    if (withoutText !== null) writeSetting(db, WITHOUT_TEXT, withoutText);
  });
  return forgotten + replaced;
}
