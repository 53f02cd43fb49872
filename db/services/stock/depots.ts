import type { Deps } from '../../core';
import { PlanDeskError } from '../../domain/errors';
import type { DepotKind } from '../../domain/stock/codes';
import { circleOf } from '../../domain/stock/depot-tree';
import { compactName, tidyValue } from '../../domain/text/normalise';
import { nameInitials } from '../../pinyin';
import { type DepotRecord, depotTable } from '../../repositories/depot';
import { depotNamed, hasStock, openBranches } from '../../repositories/depot-views';
import { renameDepotOfSupplies } from '../../repositories/depot-writes';
import { enterpriseTable } from '../../repositories/enterprise';
import { findOffice } from '../../repositories/office';
import { teamTable } from '../../repositories/team';
import { markDutiesDirty } from '../duties/refresh';
import { FieldCheck } from '../field-check';
import { assertEditable, found, newBookkeeping, nextBookkeeping } from '../own-row';
import { isInSight, isUnitDesk } from '../own-sight';

/** What a person enters about a depot. */
export interface DepotFields {
  name: string;
  kind: DepotKind;
  parentId: string | null;
  owner: string | null;
  enterpriseId: string | null;
  teamId: string | null;
  town: string | null;
  address: string | null;
  longitude: number | null;
  latitude: number | null;
  keeper: string | null;
  phone: string | null;
  area: number | null;
  shareable: boolean | null;
  remark: string | null;
}

/**
 * Makes or changes a depot. Its name stands beside its stock too and changes there with it.
 * @throws PlanDeskError FIELDS_INVALID, NOT_FOUND, NOT_OURS, VOIDED, STALE_VERSION, DEPOT_DOUBLE {id, name},
 *   DEPOT_CIRCLE {depots: names from the depot above back to this one}
 */
export function saveDepot(
  deps: Deps,
  input: { id?: string | undefined; expectedVersion?: number | undefined; fields: DepotFields },
): { id: string; version: number } {
  const before = input.id === undefined ? undefined : editable(deps, input.id, input.expectedVersion);
  const base = before ? nextBookkeeping(deps, before) : blankDepot(deps);
  const record: DepotRecord = { ...base, ...checkedFields(deps, before, input.fields) };
  refuseDouble(deps, record);
  refuseCircle(deps, record);
  if (before) depotTable.update(deps.db, record);
  else depotTable.insert(deps.db, record);
  if (before && before.name !== record.name)
    renameDepotOfSupplies(deps.db, {
      depotId: record.id,
      depot: record.name,
      depotKey: record.nameKey,
      now: deps.clock.now(),
    });
  return announce(deps, record);
}

/**
 * Closes a depot in which nothing lies any more, or opens it again (`closedOn` null).
 * @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, STALE_VERSION, FIELDS_INVALID, DEPOT_NOT_EMPTY {branches}
 */
export function closeDepot(
  deps: Deps,
  input: { id: string; expectedVersion: number; closedOn: string | null },
): { id: string; version: number } {
  const depot = editable(deps, input.id, input.expectedVersion);
  if (input.closedOn !== null) {
    const check = new FieldCheck();
    check.date('closedOn', input.closedOn, deps.clock.today());
    check.throwIfAny();
    const branches = openBranches(deps.db, depot.id).map(({ name }) => name);
    if (branches.length > 0 || hasStock(deps.db, depot.id))
      throw new PlanDeskError(
        'DEPOT_NOT_EMPTY',
        branches.length > 0
          ? `“${depot.name}”下还有分库${branches.join('、')}，请先停用分库或改挂到其他主库。`
          : `“${depot.name}”里还有库存，请先调出、报废或盘点清零后再停用。`,
        { depotId: depot.id, branches },
      );
  }
  const record = { ...nextBookkeeping(deps, depot), closedOn: input.closedOn };
  depotTable.update(deps.db, record);
  return announce(deps, record);
}

/** The own depot of this name, made where there is none; null for a blank name. Ledgers and forms name depots. */
export function depotByName(
  deps: Deps,
  written: string | null,
  insert: (record: DepotRecord) => void = (record) => depotTable.insert(deps.db, record),
): DepotRecord | null {
  const name = tidyValue(written ?? '');
  const nameKey = compactName(name);
  if (nameKey === '') return null;
  const known = depotNamed(deps.db, deps.self, nameKey);
  if (known) return known;
  const record = { ...blankDepot(deps), name, nameKey, nameInitials: nameInitials(name) };
  insert(record);
  return record;
}

function blankDepot(deps: Deps): DepotRecord {
  return {
    ...newBookkeeping(deps),
    id: deps.newId(),
    name: '',
    nameKey: '',
    nameInitials: '',
    kind: isUnitDesk(deps.db) ? 'enterprise' : 'government',
    parentId: null,
    owner: null,
    enterpriseId: null,
    teamId: null,
    regionCode: findOffice(deps.db, deps.self)?.regionCode ?? '',
    town: null,
    address: null,
    longitude: null,
    latitude: null,
    keeper: null,
    phone: null,
    area: null,
    shareable: null,
    closedOn: null,
    remark: null,
  };
}

function checkedFields(
  deps: Deps,
  before: DepotRecord | undefined,
  fields: DepotFields,
): Partial<DepotRecord> {
  const check = new FieldCheck();
  const name = check.required('name', fields.name, '请填写储备库名称。');
  const place = [fields.longitude, fields.latitude];
  if ((place[0] === null) !== (place[1] === null))
    check.add(place[0] === null ? 'longitude' : 'latitude', 'REQUIRED', '经度和纬度应同时填写。');
  if (fields.longitude !== null && Math.abs(fields.longitude) > 180)
    check.add('longitude', 'RANGE', '经度应在-180到180之间。');
  if (fields.latitude !== null && Math.abs(fields.latitude) > 90)
    check.add('latitude', 'RANGE', '纬度应在-90到90之间，经纬度可能填反了。');
  if (fields.area !== null && !(fields.area >= 0)) check.add('area', 'RANGE', '面积不能小于0。');
  const { parentId, enterpriseId, teamId } = fields;
  const living = (row: { voidedAt: string | null } | undefined) => row?.voidedAt === null;
  const seen = (of: 'depot' | 'enterprise' | 'team', id: string) => isInSight(deps.db, of, id);
  if (parentId !== null && !(seen('depot', parentId) && living(depotTable.find(deps.db, parentId))))
    check.add('parentId', 'UNKNOWN', '找不到所选的主库，请重新选择。');
  if (
    enterpriseId !== null &&
    !(seen('enterprise', enterpriseId) && living(enterpriseTable.find(deps.db, enterpriseId)))
  )
    check.add('enterpriseId', 'UNKNOWN', '找不到所选的单位，请重新选择。');
  if (teamId !== null && !(seen('team', teamId) && living(teamTable.find(deps.db, teamId))))
    check.add('teamId', 'UNKNOWN', '找不到所选的队伍，请重新选择。');
  const phone = check.phone('phone', fields.phone, before?.phone ?? null);
  check.throwIfAny();
  return {
    ...fields,
    name,
    nameKey: compactName(name),
    nameInitials: nameInitials(name),
    owner: check.text(fields.owner),
    town: check.text(fields.town),
    address: check.text(fields.address),
    keeper: check.text(fields.keeper),
    phone,
    remark: check.lines(fields.remark),
  };
}

function refuseDouble({ db, self }: Deps, record: DepotRecord): void {
  const other = depotNamed(db, self, record.nameKey);
  if (other && other.id !== record.id)
    throw new PlanDeskError('DEPOT_DOUBLE', `已经有一个储备库叫“${other.name}”，请换一个名称或直接使用它。`, {
      id: other.id,
      name: other.name,
    });
}

function refuseCircle({ db }: Deps, { id, parentId }: DepotRecord): void {
  // Upwards whoever owns them: a list of shared depots may hang one of others under one's own.
  const depots = new Map<string, DepotRecord>();
  for (let at = parentId; at !== null && !depots.has(at); ) {
    const depot = depotTable.find(db, at);
    if (!depot) break;
    depots.set(at, depot);
    at = depot.parentId;
  }
  const circle = circleOf(id, parentId, depots);
  if (!circle) return;
  const names = circle.map((at) => depotTable.find(db, at)?.name ?? at);
  throw new PlanDeskError(
    'DEPOT_CIRCLE',
    `主库不能是它自己或它的分库：${names.join(' → ')}。请选择其他主库。`,
    { depots: names },
  );
}

function editable(deps: Deps, id: string, expectedVersion: number | undefined): DepotRecord {
  const depot = found(depotTable.find(deps.db, id), '储备库', id);
  assertEditable(deps, depot, expectedVersion);
  return depot;
}

function announce(deps: Deps, { id, version }: DepotRecord): { id: string; version: number } {
  markDutiesDirty(deps.db, [deps.self]);
  deps.changed('supplies', [id]);
  return { id, version };
}
