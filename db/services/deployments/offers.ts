import type { ReadDb } from '../../connection';
import { exactQuantity } from '../../domain/deployment/money';
import { compactName } from '../../domain/text/normalise';
import { equipmentNamed, suppliesNamed, teamsNamed } from '../../repositories/deployment-offers';
import { teamsOut } from '../../repositories/deployment-views';
import { equipmentTable } from '../../repositories/equipment';
import { supplyTable } from '../../repositories/supply';
import { teamTable } from '../../repositories/team';
import { isInSight, sightOf } from '../own-sight';
import { gatherThings, type Thing } from './wishes';

/** Most that a drawer offers of each kind: whoever sees more types on. */
const MOST = 20;

/** A team, a supply or a piece of equipment as it is offered, with what is free of it. */
export interface Offer {
  kind: 'team' | 'supply' | 'equipment';
  id: string;
  name: string;
  spec: string | null;
  unit: string | null;
  owner: string;
  town: string | null;
  /** Not promised and not out; null for a team. */
  free: number | null;
  unfit: number;
  expiresOn: string | null;
  expired: boolean;
  away: boolean;
}

/** What can be called: by a part of its name, or these records. A unit is offered its own. */
export function offersFor(
  db: ReadDb,
  today: string,
  wanted: {
    text: string;
    teamIds: readonly string[];
    supplyIds: readonly string[];
    equipmentIds: readonly string[];
  },
): Offer[] {
  const key = compactName(wanted.text);
  const named = { key, origin: sightOf(db), limit: MOST };
  const ids = {
    team: key === '' ? wanted.teamIds.filter((id) => isInSight(db, 'team', id)) : teamsNamed(db, named),
    supply: key === '' ? wanted.supplyIds : suppliesNamed(db, named),
    equipment: key === '' ? wanted.equipmentIds : equipmentNamed(db, named),
  };
  const teams = ids.team.flatMap((id) => teamTable.find(db, id) ?? []);
  const away = new Set(teamsOut(db, ids.team).map(({ teamId }) => teamId));
  const wishes = [
    ...standing(ids.supply, (id) => supplyTable.find(db, id)).map((id) => ({
      supplyId: id,
      equipmentId: null,
    })),
    ...standing(ids.equipment, (id) => equipmentTable.find(db, id)).map((id) => ({
      supplyId: null,
      equipmentId: id,
    })),
  ].map((wish) => ({ ...wish, name: '', spec: null, unit: null, quantity: 0, reason: null }));
  return [
    ...teams
      .filter(({ voidedAt, disbandedOn }) => voidedAt === null && disbandedOn === null)
      .map((team) => ({
        kind: 'team' as const,
        id: team.id,
        name: team.name,
        spec: team.field,
        unit: null,
        owner: team.hostUnit ?? '',
        town: team.base,
        free: null,
        unfit: 0,
        expiresOn: null,
        expired: false,
        away: away.has(team.id),
      })),
    ...gatherThings(db, today, wishes, [], { name: null, enterpriseId: null }).map(offerOf),
  ];
}

function standing(
  ids: readonly string[],
  find: (id: string) => { voidedAt: string | null } | undefined,
): string[] {
  return ids.filter((id) => find(id)?.voidedAt === null);
}

function offerOf({ wish, source, supplyId, equipmentId, spec, expiresOn }: Thing): Offer {
  const { held } = wish;
  return {
    kind: supplyId === null ? 'equipment' : 'supply',
    id: supplyId ?? equipmentId ?? '',
    name: wish.name,
    spec,
    unit: wish.unit,
    owner: source.owner,
    town: null,
    free: held === null ? null : exactQuantity(Math.max(0, held.stock - held.taken)),
    unfit: held?.condition != null ? (held.stock ?? 0) : (held?.unfit ?? 0),
    expiresOn,
    expired: held?.expiredOn != null,
    away: false,
  };
}
