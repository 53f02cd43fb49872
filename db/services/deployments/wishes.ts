import type { ReadDb } from '../../connection';
import { checkWishes, type WishedThing } from '../../domain/deployment/items';
import { exactQuantity } from '../../domain/deployment/money';
import { PlanDeskError } from '../../domain/errors';
import type { Blocker } from '../../domain/state-machine';
import { compactName } from '../../domain/text/normalise';
import { type TakenRow, takenOf, teamsOut } from '../../repositories/deployment-views';
import { depotTable } from '../../repositories/depot';
import { type EquipmentRecord, equipmentTable } from '../../repositories/equipment';
import { findOffice } from '../../repositories/office';
import { type SupplyRecord, supplyTable } from '../../repositories/supply';
import { type TeamRecord, teamTable } from '../../repositories/team';
import { found } from '../own-row';
import { assertInSight } from '../own-sight';

/** One thing as it is wished for: of a supply, of a piece of equipment, or named by hand. */
export interface ThingInput {
  supplyId: string | null;
  equipmentId: string | null;
  /** Read only of a thing named by hand; the register knows the others. */
  name: string;
  spec: string | null;
  unit: string | null;
  quantity: number;
  /** Why it is taken although out of date or unfit. */
  reason: string | null;
}

/** Whose things, or which team: each makes an order of its own. */
export interface Source {
  /** Equal for things that one order can hold. */
  readonly key: string;
  readonly owner: string;
  readonly depotId: string | null;
  readonly teamId: string | null;
  readonly enterpriseId: string | null;
}

/** A wished thing with what the register says of it. */
export interface Thing {
  readonly wish: WishedThing;
  readonly source: Source;
  readonly supplyId: string | null;
  readonly equipmentId: string | null;
  readonly spec: string | null;
  readonly expiresOn: string | null;
}

/** Owner of things named by hand. */
export interface HandOwner {
  name: string | null;
  enterpriseId: string | null;
}

/**
 * Looks up what is wished for: where it lies, whose it is, how much of it is there and how much of that is taken already.
 * @throws PlanDeskError NOT_FOUND, VOIDED
 */
export function gatherThings(
  db: ReadDb,
  today: string,
  inputs: readonly ThingInput[],
  teamIds: readonly string[],
  hand: HandOwner,
): Thing[] {
  const supplies = takenByThing(takenOf(db, 'supply_id', idsOf(inputs, 'supplyId')));
  const gear = takenByThing(takenOf(db, 'equipment_id', idsOf(inputs, 'equipmentId')));
  return inputs.map((input) => {
    const { quantity, reason } = input;
    if (input.supplyId !== null) {
      assertInSight(db, 'supply', input.supplyId);
      const supply = standing(supplyTable.find(db, input.supplyId), '物资', input.supplyId);
      const taken = supplies.get(supply.id) ?? [];
      return {
        source: sourceOfSupply(db, supply),
        supplyId: supply.id,
        equipmentId: null,
        spec: supply.spec,
        expiresOn: supply.expiresOn,
        wish: {
          id: supply.id,
          name: supply.name,
          unit: supply.unit,
          quantity,
          reason,
          held: {
            stock: supply.stock ?? 0,
            unfit: supply.unfit,
            // What is out has left the stock already, where its ledger is kept here.
            taken: sumOf(taken, ({ promised, out, inLedger }) => promised + (inLedger === 1 ? 0 : out)),
            expiredOn: supply.expiresOn !== null && supply.expiresOn < today ? supply.expiresOn : null,
            condition: null,
            takenBy: wordsOf(taken, supply.unit),
          },
        },
      };
    }
    if (input.equipmentId !== null) {
      assertInSight(db, 'equipment', input.equipmentId);
      const piece = standing(equipmentTable.find(db, input.equipmentId), '装备', input.equipmentId);
      const taken = gear.get(piece.id) ?? [];
      return {
        source: sourceOfEquipment(db, piece, teamIds),
        supplyId: null,
        equipmentId: piece.id,
        spec: piece.model,
        expiresOn: null,
        wish: {
          id: piece.id,
          name: piece.name,
          unit: piece.unit,
          quantity,
          reason,
          held: {
            // A register that gives no number means the one piece it names.
            stock: piece.quantity ?? 1,
            unfit: piece.unfit,
            taken: sumOf(taken, ({ promised, out }) => promised + out),
            expiredOn: null,
            condition: piece.condition === 'good' ? null : piece.condition,
            takenBy: wordsOf(taken, piece.unit),
          },
        },
      };
    }
    return {
      source: {
        key: `hand:${compactName(hand.name ?? '')}`,
        owner: hand.name ?? '',
        depotId: null,
        teamId: null,
        enterpriseId: hand.enterpriseId,
      },
      supplyId: null,
      equipmentId: null,
      spec: input.spec,
      expiresOn: null,
      wish: { id: null, name: input.name, unit: input.unit, quantity, reason, held: null },
    };
  });
}

/** What is to be said of an order before it is made: what stops it, and what somebody has to answer for. */
export interface OrderCheck {
  refusals: Blocker[];
  cautions: Blocker[];
}

/** Reads the wishes, and whether the teams are away. */
export function checkOrder(db: ReadDb, things: readonly Thing[], teamIds: readonly string[]): OrderCheck {
  const { refusals, cautions } = checkWishes(things.map(({ wish }) => wish));
  const away = teamsOut(db, teamIds).map(({ teamId, team, number, purpose, destination }) => ({
    code: 'TEAM_OUT',
    message: `“${team}”正在执行“${number ?? purpose}”${destination === null ? '' : `（${destination}）`}，还没有归队。`,
    ref: teamId,
  }));
  return { refusals: [...refusals], cautions: [...cautions, ...away] };
}

/** Teams as they are called. @throws PlanDeskError NOT_FOUND, VOIDED, TEAM_DISBANDED */
export function gatherTeams(db: ReadDb, teamIds: readonly string[]): { team: TeamRecord; source: Source }[] {
  return [...new Set(teamIds)].map((teamId) => {
    assertInSight(db, 'team', teamId);
    const team = standing(teamTable.find(db, teamId), '救援队伍', teamId);
    if (team.disbandedOn !== null)
      throw new PlanDeskError('TEAM_DISBANDED', `“${team.name}”已于 ${team.disbandedOn} 解散，不能调用。`, {
        teamId,
      });
    return { team, source: sourceOfTeam(team) };
  });
}

function standing<T extends { voidedAt: string | null; name: string }>(
  row: T | undefined,
  what: string,
  id: string,
): T {
  const record = found(row, what, id);
  if (record.voidedAt !== null)
    throw new PlanDeskError('VOIDED', `${what}“${record.name}”已经作废，不能调用。`, { id });
  return record;
}

const sourceOfTeam = (team: TeamRecord): Source => ({
  key: `team:${team.id}`,
  owner: team.name,
  depotId: null,
  teamId: team.id,
  enterpriseId: team.hostId,
});

function sourceOfSupply(db: ReadDb, supply: SupplyRecord): Source {
  const depot = supply.depotId === null ? undefined : depotTable.find(db, supply.depotId);
  const owner =
    supply.owner ?? depot?.owner ?? depot?.name ?? supply.depot ?? findOffice(db, supply.origin)?.name ?? '';
  return {
    key: `depot:${depot?.id ?? `${supply.origin}:${supply.depotKey}`}:${compactName(owner)}`,
    owner,
    depotId: depot?.id ?? null,
    teamId: null,
    enterpriseId: depot?.enterpriseId ?? null,
  };
}

function sourceOfEquipment(db: ReadDb, piece: EquipmentRecord, teamIds: readonly string[]): Source {
  const team = piece.teamId === null ? undefined : teamTable.find(db, piece.teamId);
  // It goes with its team where that is called too.
  if (team && teamIds.includes(team.id)) return sourceOfTeam(team);
  const owner = team?.name ?? piece.team ?? findOffice(db, piece.origin)?.name ?? '';
  return {
    key: `gear:${team?.id ?? `${piece.origin}:${piece.teamKey}`}`,
    owner,
    depotId: null,
    teamId: null,
    enterpriseId: team?.hostId ?? null,
  };
}

const idsOf = (inputs: readonly ThingInput[], key: 'supplyId' | 'equipmentId'): string[] =>
  inputs.map((input) => input[key]).filter((id) => id !== null);

function takenByThing(rows: readonly TakenRow[]): Map<string, TakenRow[]> {
  const byThing = new Map<string, TakenRow[]>();
  for (const row of rows) byThing.set(row.thingId, [...(byThing.get(row.thingId) ?? []), row]);
  return byThing;
}

const sumOf = (rows: readonly TakenRow[], of: (row: TakenRow) => number): number =>
  exactQuantity(rows.reduce((sum, row) => sum + of(row), 0));

const wordsOf = (rows: readonly TakenRow[], unit: string | null): string[] =>
  rows
    .filter(({ promised, out }) => exactQuantity(promised + out) > 0)
    .map(
      ({ number, purpose, promised, out }) =>
        `${number ?? purpose} ${exactQuantity(promised + out)}${unit ?? ''}`,
    );
