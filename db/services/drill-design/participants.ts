import type { ReadDb } from '../../connection';
import type { Deps } from '../../core';
import { maskPhone } from '../../domain/codes/mask';
import type { ParticipantKind, ParticipantRole } from '../../domain/drill/codes';
import { PlanDeskError } from '../../domain/errors';
import { compactName, tidyValue } from '../../domain/text/normalise';
import { type DrillRecord, drillTable } from '../../repositories/drill';
import { type DrillParticipantRecord, drillParticipantTable } from '../../repositories/drill-design';
import { type Offer, offersFor } from '../../repositories/drill-offers';
import { FieldCheck } from '../field-check';
import { assertEditable, found, newBookkeeping, nextBookkeeping } from '../own-row';
import { assertInSight, sightOf } from '../own-sight';

/** What a person enters about somebody or something that takes part. */
export interface ParticipantFields {
  name: string;
  role: ParticipantRole | null;
  post: string | null;
  /** As shown masked it keeps the number behind it. */
  phone: string | null;
  headcount: number | null;
  quantity: number | null;
  duty: string | null;
  remark: string | null;
}

/** One that is taken over from a register, from the unit's record or an earlier drill, or just named (`source` null). */
export interface AddedParticipant {
  kind: ParticipantKind;
  refId: string | null;
  name: string;
  role: ParticipantRole | null;
  duty?: string | null;
  source: Offer['source'] | null;
}

/** A drill to which people may still be assigned. @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, DESIGN_FIXED */
function staffable(deps: Deps, drillId: string): DrillRecord {
  const record = found(drillTable.find(deps.db, drillId), '演练', drillId);
  assertEditable(deps, record);
  if (record.state === 'closed' || record.state === 'cancelled')
    throw new PlanDeskError('DESIGN_FIXED', '演练已经闭环或者取消，参演名单不能再改。', {
      state: record.state,
    });
  return record;
}

/** Who or what may be taken, telephones masked. @throws PlanDeskError NOT_FOUND */
export function listOffers(db: ReadDb, input: { id: string; kind: ParticipantKind; text: string }) {
  assertInSight(db, 'drill', input.id);
  const record = found(drillTable.find(db, input.id), '演练', input.id);
  return offersFor(db, record, { ...input, sight: sightOf(db) }).map((offer) => ({
    ...offer,
    phone: maskPhone(offer.phone),
  }));
}

/**
 * Adds several at once; what is on the list already (the same row, or kind, name and role) is left as it is.
 * @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, DESIGN_FIXED
 */
export function addParticipants(
  deps: Deps,
  input: { drillId: string; rows: readonly AddedParticipant[] },
): { added: number } {
  const drill = staffable(deps, input.drillId);
  const present = new Set(
    drillParticipantTable
      .select(deps.db, 'WHERE drill_id = @drillId AND voided_at IS NULL', { drillId: drill.id })
      .map((row) => keyOf(row)),
  );
  let added = 0;
  for (const given of input.rows) {
    const name = tidyValue(given.name);
    const key = keyOf({ ...given, nameKey: compactName(name) });
    if (name === '' || present.has(key)) continue;
    present.add(key);
    const known = given.source === null ? undefined : offered(deps, drill, given, name);
    drillParticipantTable.insert(deps.db, {
      ...newBookkeeping(deps),
      id: deps.newId(),
      drillId: drill.id,
      kind: given.kind,
      refId: known?.refId ?? null,
      name,
      nameKey: compactName(name),
      role: given.role,
      post: null,
      phone: known?.phone ?? null,
      headcount: known?.headcount ?? null,
      quantity: null,
      duty: given.duty ?? null,
      attended: null,
      remark: null,
    });
    added += 1;
  }
  if (added > 0) deps.changed('drills', [drill.id]);
  return { added };
}

const keyOf = ({
  kind,
  refId,
  nameKey,
  role,
}: Pick<DrillParticipantRecord, 'kind' | 'refId' | 'nameKey' | 'role'>) =>
  refId === null ? `${kind} ${nameKey} ${role ?? ''}` : `= ${refId} ${role ?? ''}`;

/** The register's own row behind what was chosen. @throws PlanDeskError NOT_FOUND */
function offered(deps: Deps, drill: DrillRecord, given: AddedParticipant, name: string): Offer {
  const offers = offersFor(deps.db, drill, { kind: given.kind, text: name, sight: sightOf(deps.db) });
  const match = offers.find(({ refId, name: own }) =>
    given.refId === null ? compactName(own) === compactName(name) : refId === given.refId,
  );
  return found(match, '登记', given.refId ?? name);
}

/** Changes one that takes part. @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, STALE_VERSION, DESIGN_FIXED, FIELDS_INVALID */
export function saveParticipant(
  deps: Deps,
  input: { id: string; expectedVersion: number; fields: ParticipantFields },
): { id: string; version: number; drillId: string } {
  const before = found(drillParticipantTable.find(deps.db, input.id), '参演人员', input.id);
  assertEditable(deps, before, input.expectedVersion);
  staffable(deps, before.drillId);
  const check = new FieldCheck();
  const { fields } = input;
  const name = check.required('name', fields.name, '请填写名称。');
  const row: DrillParticipantRecord = {
    ...nextBookkeeping(deps, before),
    ...fields,
    name,
    nameKey: compactName(name),
    // A row of the register keeps its link only under its own name.
    refId: compactName(name) === before.nameKey ? before.refId : null,
    post: check.text(fields.post),
    phone: check.phone('phone', fields.phone, before.phone),
    duty: check.lines(fields.duty),
    remark: check.text(fields.remark),
  };
  check.throwIfAny();
  drillParticipantTable.update(deps.db, row);
  deps.changed('drills', [before.drillId]);
  return { id: row.id, version: row.version, drillId: row.drillId };
}

/** Takes one off the list. @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, STALE_VERSION, DESIGN_FIXED */
export function removeParticipant(
  deps: Deps,
  input: { id: string; expectedVersion: number },
): { id: string; version: number; drillId: string; name: string } {
  const before = found(drillParticipantTable.find(deps.db, input.id), '参演人员', input.id);
  assertEditable(deps, before, input.expectedVersion);
  staffable(deps, before.drillId);
  const row = {
    ...nextBookkeeping(deps, before),
    voidedAt: deps.clock.now(),
    voidReason: '从参演名单中移除',
  };
  drillParticipantTable.update(deps.db, row);
  deps.changed('drills', [before.drillId]);
  return { id: row.id, version: row.version, drillId: row.drillId, name: row.name };
}
