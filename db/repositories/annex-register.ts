import type { ReadDb } from '../connection';
import { type AnnexFacts, indexTeams } from '../domain/plan/text-checks/annex-drift';

/** What the registers hold that annexes of plans are compared with, read once for many plans. */
export interface AnnexRegister {
  readonly teams: AnnexFacts['teams'];
  /** Equipment of a unit's own teams, by the unit's id. */
  readonly equipment: ReadonlyMap<string, AnnexFacts['supplies']>;
  /** Supplies by the compared name of the depot. */
  readonly supplies: ReadonlyMap<string, AnnexFacts['supplies']>;
}

interface Counted {
  key: string;
  name: string;
  quantity: number | null;
}

function grouped(rows: readonly Counted[]): Map<string, { name: string; quantity: number | null }[]> {
  const groups = new Map<string, { name: string; quantity: number | null }[]>();
  for (const { key, name, quantity } of rows) {
    const group = groups.get(key);
    if (group) group.push({ name, quantity });
    else groups.set(key, [{ name, quantity }]);
  }
  return groups;
}

export function readAnnexRegister(db: ReadDb): AnnexRegister {
  return {
    teams: indexTeams(
      db.all<{ name: string; phone: string | null }>(
        'SELECT name, duty_phone AS phone FROM team WHERE voided_at IS NULL AND length(name) > 3 ORDER BY id',
      ),
    ),
    equipment: grouped(
      db.all<Counted>(
        `SELECT t.host_id AS key, q.name, q.quantity FROM equipment q JOIN team t ON t.id = q.team_id
          WHERE t.host_id IS NOT NULL AND q.voided_at IS NULL AND t.voided_at IS NULL ORDER BY q.id`,
      ),
    ),
    supplies: grouped(
      db.all<Counted>(
        `SELECT depot_key AS key, name, stock AS quantity FROM supply WHERE depot_key <> '' AND voided_at IS NULL ORDER BY id`,
      ),
    ),
  };
}

/** Another one whenever a row of the registers was added, edited or taken out. */
export function annexRegisterStamp(db: ReadDb): string {
  return ['team', 'equipment', 'supply']
    .map((table) => db.allRaw(`SELECT COUNT(*), SUM(version), COUNT(voided_at) FROM ${table}`).join())
    .join(' ');
}

/** What the registers say about one unit: its people, and what stands in its own teams and depots. */
export function annexFactsOf(db: ReadDb, register: AnnexRegister, enterpriseId: string): AnnexFacts {
  const row = db.get<Record<string, string | null>>(
    `SELECT name_key, legal_person, legal_phone, principal, principal_phone, safety_officer, safety_officer_phone
       FROM enterprise WHERE id = @enterpriseId`,
    { enterpriseId },
  );
  const named = (name: string | null | undefined, phone: string | null | undefined) =>
    name ? [{ name, phones: phone ? phone.split('、') : [] }] : [];
  const depots = [...register.supplies].filter(([key]) => row?.name_key && key.includes(row.name_key));
  return {
    heads: [row?.principal, row?.legal_person].flatMap((name) => (name ? [name] : [])),
    people: [
      ...named(row?.principal, row?.principal_phone),
      ...named(row?.legal_person, row?.legal_phone),
      ...named(row?.safety_officer, row?.safety_officer_phone),
    ],
    teams: register.teams,
    supplies: [
      ...(register.equipment.get(enterpriseId) ?? []),
      ...depots.flatMap(([, supplies]) => supplies),
    ],
  };
}
