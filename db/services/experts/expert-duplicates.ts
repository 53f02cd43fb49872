import type { ReadDb } from '../../connection';
import type { Deps } from '../../core';
import { maskIdentityNumber, maskPhone } from '../../domain/codes/mask';
import { PlanDeskError } from '../../domain/errors';
import { type Likeness, likePairs, pairKey } from '../../domain/expert/duplicates';
import type { ExpertState } from '../../domain/expert/life';
import { type ExpertRecord, expertTable } from '../../repositories/expert';
import { expertDistinctTable } from '../../repositories/expert-life';
import {
  distinctExperts,
  expertIdentities,
  HANGING_ON_EXPERT,
  hangOnExpert,
  rowsOnExpert,
  sharedDraws,
} from '../../repositories/expert-pool';
import { insertImportBatch } from '../../repositories/import-batch';
import { findOffice } from '../../repositories/office';
import { BatchRecorder } from '../batches/recorder';
import { markDutiesDirty } from '../duties/refresh';
import { assertEditable, found, newBookkeeping } from '../own-row';
import { sightOf } from '../own-sight';
import { reindex } from '../search/reindex';

/** More pairs than anybody goes through in one sitting. */
const MOST = 300;

/** An entry as it is shown beside the other one; numbers masked. */
export interface ComparedExpert {
  id: string;
  version: number;
  ours: boolean;
  originName: string;
  name: string;
  gender: string | null;
  bornOn: string | null;
  idNumber: string | null;
  employer: string | null;
  title: string | null;
  specialties: readonly string[];
  phone: string | null;
  status: ExpertState;
  termFrom: string | null;
  termTo: string | null;
}

export interface ExpertPair {
  likeness: Likeness;
  a: ComparedExpert;
  b: ComparedExpert;
}

/** Entries that may be one person and that nobody has decided about, the surest first. */
export function expertPairs(deps: { db: ReadDb; self: string }): { total: number; pairs: ExpertPair[] } {
  const distinct = new Set(
    distinctExperts(deps.db).map(({ expertId, otherId }) => pairKey(expertId, otherId)),
  );
  const found = likePairs(expertIdentities(deps.db, sightOf(deps.db)), distinct);
  const pairs = found.slice(0, MOST).flatMap(({ first, second, likeness }) => {
    const [a, b] = [expertTable.find(deps.db, first), expertTable.find(deps.db, second)];
    // Two entries of other offices are for those to sort out.
    if (!a || !b || (a.origin !== deps.self && b.origin !== deps.self)) return [];
    return [{ likeness, a: compared(deps, a), b: compared(deps, b) }];
  });
  return { total: pairs.length, pairs };
}

function compared({ db, self }: { db: ReadDb; self: string }, record: ExpertRecord): ComparedExpert {
  const { id, version, name, gender, bornOn, employer, title, specialties, status, termFrom, termTo } =
    record;
  return {
    ...{ id, version, name, gender, bornOn, employer, title, specialties, status, termFrom, termTo },
    ours: record.origin === self,
    originName: findOffice(db, record.origin)?.name ?? '',
    idNumber: maskIdentityNumber(record.idNumber),
    phone: maskPhone(record.phone),
  };
}

/** Remembers that two entries are two people, so that they are not asked about again. @throws PlanDeskError NOT_FOUND */
export function keepApart(
  deps: Deps,
  input: { a: string; b: string; reason: string | null },
): { id: string } {
  if (input.a === input.b) throw sameEntry(input.a);
  found(expertTable.find(deps.db, input.a), '专家', input.a);
  found(expertTable.find(deps.db, input.b), '专家', input.b);
  const [expertId, otherId] = input.a < input.b ? [input.a, input.b] : [input.b, input.a];
  const record = {
    ...newBookkeeping(deps),
    id: deps.newId(),
    expertId,
    otherId,
    decidedOn: deps.clock.today(),
    reason: input.reason,
  };
  expertDistinctTable.insert(deps.db, record);
  deps.changed('experts', [expertId, otherId]);
  return { id: record.id };
}

/**
 * Makes two entries of one person one: what the kept entry lacks comes from the other, steps, evaluations, work and draws
 * move over, the other entry is voided and points to it. One batch, which the undo of imports takes back as a whole. The
 * kept entry may be another office's; then nothing of it is changed, and what was noted here hangs on it.
 * @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, STALE_VERSION, MERGE_WITH_ITSELF, EXPERTS_DRAWN_TOGETHER
 */
export function mergeExperts(
  deps: Deps,
  input: { keepId: string; dropId: string; keepVersion: number; dropVersion: number },
): { batchId: string; moved: number; keep: string; drop: string } {
  if (input.keepId === input.dropId) throw sameEntry(input.keepId);
  const keep = found(expertTable.find(deps.db, input.keepId), '专家', input.keepId);
  const drop = found(expertTable.find(deps.db, input.dropId), '专家', input.dropId);
  const keptIsOurs = keep.origin === deps.self;
  if (keptIsOurs || keep.voidedAt !== null) assertEditable(deps, keep, input.keepVersion);
  assertEditable(deps, drop, input.dropVersion);
  if (sharedDraws(deps.db, keep.id, drop.id).length > 0)
    throw new PlanDeskError(
      'EXPERTS_DRAWN_TOGETHER',
      '这两条登记在同一次抽取中各占一个名次，合并会改变抽取记录，不能合并。请先作废或者重新办理那次抽取。',
      { keep: keep.id, drop: drop.id },
    );
  const batchId = deps.newId();
  const recorder = new BatchRecorder(deps.db, batchId);
  const now = deps.clock.now();
  // The other entry first: the identity number it may give away has to be free.
  recorder.update(expertTable, {
    ...drop,
    version: drop.version + 1,
    updatedAt: now,
    voidedAt: now,
    voidReason: `与“${keep.name}”的另一条登记为同一人，已合并`,
    mergedIntoId: keep.id,
  });
  if (keptIsOurs)
    recorder.update(expertTable, { ...completedBy(keep, drop), version: keep.version + 1, updatedAt: now });
  let moved = 0;
  for (const [table] of HANGING_ON_EXPERT)
    for (const row of rowsOnExpert(deps.db, table, drop.id, deps.self)) {
      hangOnExpert(deps.db, table, { id: String(row.id), expertId: keep.id, now });
      recorder.note(table, [String(row.id), Number(row.version) + 1, row]);
      moved += 1;
    }
  recorder.flush();
  insertImportBatch(deps.db, {
    id: batchId,
    kind: 'expert-merge',
    fileName: `${drop.name} → ${keep.name}`,
    fileSha256: '',
    counts: { read: 2, created: 0, updated: moved, rejected: 0 },
    actor: deps.actor.name,
    appliedAt: now,
  });
  markDutiesDirty(deps.db, [deps.self]);
  reindex(deps.db, 'expert', [keep.id, drop.id]);
  deps.changed('experts', [keep.id, drop.id]);
  deps.changed('imports', [batchId]);
  return { batchId, moved, keep: keep.name, drop: drop.name };
}

const sameEntry = (id: string): PlanDeskError =>
  new PlanDeskError('MERGE_WITH_ITSELF', '请选择两条不同的专家登记。', { id });

/** Facts that an entry may lack and take from the other one; lists are joined. */
const FILLED = [
  'gender',
  'bornOn',
  'idNumber',
  'employer',
  'position',
  'title',
  'qualification',
  'education',
  'workSince',
  'phone',
  'email',
  'address',
  'certificateNo',
  'yearlyCap',
  'remark',
] as const satisfies readonly (keyof ExpertRecord)[];

function completedBy(keep: ExpertRecord, drop: ExpertRecord): ExpertRecord {
  const filled = FILLED.filter((field) => keep[field] === null).map((field) => [field, drop[field]]);
  const joined = <T>(a: readonly T[], b: readonly T[]): T[] => [...new Set([...a, ...b])];
  const past = drop.employer !== null && keep.employer !== null && drop.employer !== keep.employer;
  const known = new Set(keep.pastEmployers.map(({ name }) => name));
  return {
    ...keep,
    ...Object.fromEntries(filled),
    specialties: joined(keep.specialties, drop.specialties),
    specialtyCodes: joined(keep.specialtyCodes, drop.specialtyCodes).sort(),
    taskKinds: joined(keep.taskKinds, drop.taskKinds).sort(),
    // An employer that only the other entry names still bars from its reviews.
    pastEmployers: [
      ...keep.pastEmployers,
      ...drop.pastEmployers.filter(({ name }) => !known.has(name)),
      ...(past && !known.has(drop.employer ?? '')
        ? [{ name: drop.employer ?? '', from: null, to: null }]
        : []),
    ],
  };
}
