import type { ReadDb } from '../../connection';
import type { Deps } from '../../core';
import { PlanDeskError } from '../../domain/errors';
import { compactName } from '../../domain/text/normalise';
import { nameInitials } from '../../pinyin';
import { type EnterpriseRecord, enterpriseTable } from '../../repositories/enterprise';
import { insertImportBatch } from '../../repositories/import-batch';
import { BatchRecorder } from '../batches/recorder';
import { markDutiesDirty } from '../duties/refresh';
import { assertEditable, found } from '../own-row';
import { reindex, reindexUnit } from '../search/reindex';
import type { EnterpriseFields } from './check-fields';
import { joinVisits } from './merge-visits';
import { fieldsOf } from './read-enterprise';

/** Fields that are chosen together: half of one record and half of the other would be wrong. */
const TOGETHER: readonly (readonly (keyof EnterpriseFields)[])[] = [
  ['uscc', 'noUsccReason'],
  ['longitude', 'latitude'],
  ['legalPerson', 'legalPhone'],
  ['principal', 'principalPhone'],
  ['safetyOfficer', 'safetyOfficerPhone'],
  ['standardLevel', 'standardUntil'],
  ['licenceNo', 'licenceUntil'],
  ['sizeTier', 'sizeBasis'],
];

/** One choice of a merge: a field, or fields that go together, under the name of the first. Several values stand on lines. */
export interface MergeChoice {
  field: string;
  keep: string | null;
  drop: string | null;
  /** Which value is proposed: the surviving record's, unless it has none. */
  proposed: 'keep' | 'drop';
}

export interface MergePreview {
  keep: { id: string; version: number; name: string };
  drop: { id: string; version: number; name: string };
  /** Only what differs. */
  choices: MergeChoice[];
  /** How many records move over, by table. */
  moves: { table: string; count: number }[];
  /** Plans of both that have kind and title in common: they stay two. */
  sameTitles: string[];
}

/** Tables whose rows hang on a unit, with the column that names it: every one that the schema lets refer to a unit. */
export const HANGING = [
  ['plan', 'enterprise_id'],
  ['filing_case', 'enterprise_id'],
  ['drill', 'enterprise_id'],
  ['enterprise_licence', 'enterprise_id'],
  ['risk_analysis', 'enterprise_id'],
  ['enterprise_set_override', 'enterprise_id'],
  ['team', 'host_id'],
  ['notice', 'enterprise_id'],
  ['inspection_unit', 'enterprise_id'],
  ['expert_interest', 'enterprise_id'],
  ['expert_draw', 'enterprise_id'],
  ['expert_work', 'enterprise_id'],
  ['drill_year_plan', 'enterprise_id'],
  ['drill_submission', 'enterprise_id'],
  ['depot', 'enterprise_id'],
  ['team_member', 'enterprise_id'],
  ['team_agreement', 'enterprise_id'],
  ['hazard', 'enterprise_id'],
  ['hazard_alarm', 'enterprise_id'],
  ['hidden_danger', 'enterprise_id'],
  ['contact', 'enterprise_id'],
  ['incident', 'enterprise_id'],
  ['deployment', 'enterprise_id'],
  ['watch_shift', 'enterprise_id'],
] as const;

/** Where a unit has one live row a key, what the key is: the surviving record's row stays, the other's is voided. */
const ONE_EACH: Readonly<Record<string, string>> = {
  risk_analysis: 'month',
  enterprise_set_override: 'set_id',
  drill_year_plan: 'year',
  drill_submission: 'period',
};

/**
 * What a merge of two records would do; phones shortened.
 * @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, MERGE_WITH_ITSELF
 */
export function previewMerge(
  deps: { db: ReadDb; self: string },
  input: { keepId: string; dropId: string },
): MergePreview {
  const { keep, drop } = pair(deps, input);
  const moves = HANGING.map(([table, column]) => ({
    table,
    count:
      deps.db.value<number>(
        `SELECT COUNT(*) FROM ${table} WHERE ${column} = @id AND origin = @self AND voided_at IS NULL`,
        { id: drop.id, self: deps.self },
      ) ?? 0,
  })).filter(({ count }) => count > 0);
  const sameTitles = deps.db
    .all<{ title: string }>(
      `SELECT a.title FROM plan a JOIN plan b ON b.kind = a.kind AND b.title_key = a.title_key
        WHERE a.enterprise_id = @keep AND b.enterprise_id = @drop AND a.voided_at IS NULL AND b.voided_at IS NULL
          AND a.status = 'active' AND b.status = 'active'`,
      { keep: keep.id, drop: drop.id },
    )
    .map((plan) => plan.title);
  return { keep: named(keep), drop: named(drop), choices: choicesOf(keep, drop), moves, sameTitles };
}

/**
 * Makes two records of one unit one: the values chosen field by field, everything that hangs on the other record moved
 * over, the other record voided with a pointer. One batch, which `undoImport` takes back as a whole.
 * @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, STALE_VERSION, MERGE_WITH_ITSELF
 */
export function mergeEnterprises(
  deps: Deps,
  input: {
    keepId: string;
    dropId: string;
    keepVersion: number;
    dropVersion: number;
    /** Fields (as named by the preview) whose value comes from the other record. */
    fromDrop: readonly string[];
  },
): {
  batchId: string;
  moved: number;
  keep: { id: string; name: string };
  drop: { id: string; name: string };
} {
  const { keep, drop } = pair(deps, input);
  assertEditable(deps, keep, input.keepVersion);
  assertEditable(deps, drop, input.dropVersion);
  const batchId = deps.newId();
  const recorder = new BatchRecorder(deps.db, batchId);
  const now = deps.clock.now();
  // The dropped record first: the code it may give away has to be free. The undo goes the other way round.
  recorder.update(enterpriseTable, {
    ...drop,
    version: drop.version + 1,
    updatedAt: now,
    voidedAt: now,
    voidReason: `与“${keep.name}”合并`,
    mergedIntoId: keep.id,
  });
  const merged = mergedRecord(keep, drop, new Set(input.fromDrop));
  recorder.update(enterpriseTable, { ...merged, version: keep.version + 1, updatedAt: now });
  const moved = new Map<string, string[]>();
  const joined = joinVisits(deps, recorder, { keepId: keep.id, dropId: drop.id });
  for (const [table, column] of HANGING)
    moved.set(table, moveRows(deps, recorder, { table, column, from: drop.id, to: keep.id }, joined));
  recorder.flush();
  const count = [...moved.values()].reduce((sum, ids) => sum + ids.length, 0);
  insertImportBatch(deps.db, {
    id: batchId,
    kind: 'enterprise-merge',
    fileName: `${drop.name} → ${keep.name}`,
    fileSha256: '',
    counts: { read: 2, created: 0, updated: count, rejected: 0 },
    actor: deps.actor.name,
    appliedAt: now,
  });
  follow(deps, keep.id, drop.id, moved, batchId);
  return {
    batchId,
    moved: count,
    keep: { id: keep.id, name: merged.name },
    drop: { id: drop.id, name: drop.name },
  };
}

function pair(
  deps: { db: ReadDb; self: string },
  input: { keepId: string; dropId: string },
): { keep: EnterpriseRecord; drop: EnterpriseRecord } {
  if (input.keepId === input.dropId)
    throw new PlanDeskError('MERGE_WITH_ITSELF', '请选择两条不同的单位记录。', { id: input.keepId });
  const keep = found(enterpriseTable.find(deps.db, input.keepId), '单位', input.keepId);
  const drop = found(enterpriseTable.find(deps.db, input.dropId), '单位', input.dropId);
  assertEditable(deps, keep);
  assertEditable(deps, drop);
  return { keep, drop };
}

const named = ({ id, version, name }: EnterpriseRecord) => ({ id, version, name });

/** The groups of fields in the order of the record; a field without companions is a group of its own. */
function groupsOf(record: EnterpriseRecord): (readonly (keyof EnterpriseFields)[])[] {
  const grouped = new Set(TOGETHER.flat());
  return (Object.keys(fieldsOf(record)) as (keyof EnterpriseFields)[]).flatMap((field) => {
    const group = TOGETHER.find((fields) => fields[0] === field);
    return group ? [group] : grouped.has(field) ? [] : [[field]];
  });
}

function choicesOf(keep: EnterpriseRecord, drop: EnterpriseRecord): MergeChoice[] {
  const [kept, dropped] = [fieldsOf(keep), fieldsOf(drop)];
  return groupsOf(keep).flatMap((group) => {
    const [one, two] = [shown(kept, group), shown(dropped, group)];
    const same = group.every((field) => JSON.stringify(keep[field]) === JSON.stringify(drop[field]));
    if (same || two === null) return [];
    return [
      { field: group[0] as string, keep: one, drop: two, proposed: one === null ? 'drop' : 'keep' } as const,
    ];
  });
}

function shown(fields: EnterpriseFields, group: readonly (keyof EnterpriseFields)[]): string | null {
  const values = group.map((field) => {
    const value = fields[field];
    return Array.isArray(value) ? value.join('\n') : value === null ? '' : String(value);
  });
  const text = values.filter((value) => value !== '').join('\n');
  return text === '' ? null : text;
}

function mergedRecord(
  keep: EnterpriseRecord,
  drop: EnterpriseRecord,
  fromDrop: ReadonlySet<string>,
): EnterpriseRecord {
  const taken = groupsOf(keep)
    .filter(([first]) => first !== undefined && fromDrop.has(first))
    .flat();
  const merged = {
    ...keep,
    ...Object.fromEntries(taken.map((field) => [field, drop[field]])),
  } as EnterpriseRecord;
  return {
    ...merged,
    nameKey: compactName(merged.name),
    nameInitials: nameInitials(merged.name),
    usccSuspect: fromDrop.has('uscc') ? drop.usccSuspect : keep.usccSuspect,
  };
}

/** Hangs a table's rows on the surviving record, but for those `left`; voided ones too, they are its history. */
function moveRows(
  deps: Deps,
  recorder: BatchRecorder,
  move: { table: string; column: string; from: string; to: string },
  left: ReadonlySet<string>,
): string[] {
  const { table, column, from, to } = move;
  const key = ONE_EACH[table];
  const rows = deps.db
    .all(`SELECT * FROM ${table} WHERE ${column} = @from AND origin = @self`, { from, self: deps.self })
    .filter(({ id }) => !left.has(String(id)));
  const now = deps.clock.now();
  for (const row of rows) {
    const doubled =
      key !== undefined &&
      row.voided_at === null &&
      deps.db.value<number>(
        `SELECT EXISTS (SELECT 1 FROM ${table} WHERE ${column} = @to AND ${key} = @value AND voided_at IS NULL)`,
        { to, value: row[key] ?? null },
      ) === 1;
    deps.db.run(
      `UPDATE ${table} SET ${column} = @to, version = version + 1, updated_at = @now,
              voided_at = COALESCE(voided_at, @voidedAt), void_reason = COALESCE(void_reason, @reason) WHERE id = @id`,
      {
        to,
        now,
        id: row.id ?? null,
        voidedAt: doubled ? now : null,
        reason: doubled ? '合并单位时与保留记录的同一项重复' : null,
      },
    );
    recorder.note(table, [String(row.id), Number(row.version) + 1, row]);
  }
  return rows.map((row) => String(row.id));
}

function follow(
  deps: Deps,
  keepId: string,
  dropId: string,
  moved: ReadonlyMap<string, readonly string[]>,
  batchId: string,
): void {
  reindex(deps.db, 'enterprise', [dropId]);
  reindexUnit(deps.db, keepId);
  reindex(deps.db, 'team', moved.get('team') ?? []);
  markDutiesDirty(deps.db, [keepId, dropId]);
  deps.changed('enterprises', [keepId, dropId]);
  for (const topic of ['plans', 'filing', 'inspections', 'drills', 'teams', 'duties'] as const)
    deps.changed(topic);
  deps.changed('imports', [batchId]);
}
