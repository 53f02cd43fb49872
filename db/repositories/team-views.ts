import type { ReadDb } from '../connection';
import type { AgreementKind } from '../domain/team/codes';
import { compactName } from '../domain/text/normalise';

/** A team that can be called, with its number as it is kept: several joined by 、. */
export interface TeamNumber {
  id: string;
  name: string;
  nameKey: string;
  dutyPhone: string;
  origin: string;
}

/** Living teams that have a duty phone, of one owner or (null) of everybody; a county has a few hundred. */
export function teamNumbers(db: ReadDb, origin: string | null): TeamNumber[] {
  return db.all<TeamNumber>(
    `SELECT id, name, name_key AS nameKey, duty_phone AS dutyPhone, origin FROM team
     WHERE duty_phone IS NOT NULL AND voided_at IS NULL AND (@origin IS NULL OR origin = @origin)
     ORDER BY name_key, id`,
    { origin },
  );
}

/** A piece of equipment as the page of its team lists it. */
export interface TeamEquipment {
  id: string;
  name: string;
  model: string | null;
  quantity: number | null;
  unit: string | null;
  state: string | null;
  condition: string | null;
  checkedOn: string | null;
  nextCheckOn: string | null;
  keeper: string | null;
}

/** Equipment of one team by name; `origin`: of that owner alone. */
export function equipmentOfTeam(db: ReadDb, teamId: string, origin: string | null): TeamEquipment[] {
  return db.all<TeamEquipment>(
    `SELECT id, name, model, quantity, unit, state, condition, checked_on AS checkedOn, next_check_on AS nextCheckOn, keeper
     FROM equipment WHERE team_id = @teamId AND voided_at IS NULL AND (@origin IS NULL OR origin = @origin)
     ORDER BY name_key, model_key, id LIMIT 500`,
    { teamId, origin },
  );
}

/** A call-out of a team as its page lists it. Moments are UTC. */
export interface TeamCall {
  id: string;
  number: string | null;
  kind: string;
  state: string;
  purpose: string;
  incidentId: string | null;
  incident: string | null;
  /** Of a practice incident. */
  practice: 0 | 1;
  destination: string | null;
  headcount: number | null;
  orderedAt: string;
  departedAt: string | null;
  arrivedAt: string | null;
  returnedAt: string | null;
}

/** Call-outs of one team, the latest first. */
export function callsOfTeam(db: ReadDb, teamId: string, origin: string | null): TeamCall[] {
  return db.all<TeamCall>(
    `SELECT d.id, d.number, d.kind, d.state, d.purpose, d.incident_id AS incidentId, i.name AS incident,
       COALESCE(i.practice, 0) AS practice, d.destination, d.headcount, d.ordered_at AS orderedAt,
       d.departed_at AS departedAt, d.arrived_at AS arrivedAt, d.returned_at AS returnedAt
     FROM deployment d LEFT JOIN incident i ON i.id = d.incident_id
     WHERE d.team_id = @teamId AND d.voided_at IS NULL AND (@origin IS NULL OR d.origin = @origin)
     ORDER BY d.ordered_at DESC, d.id LIMIT 200`,
    { teamId, origin },
  );
}

/** An agreement with the names of both sides and what the duty asks of its team. */
export interface NamedAgreement {
  id: string;
  kind: AgreementKind;
  teamId: string;
  teamName: string;
  teamFieldCode: string | null;
  teamNatureCode: string | null;
  teamFoundedOn: string | null;
  teamDisbandedOn: string | null;
  enterpriseId: string;
  enterpriseName: string;
  number: string | null;
  signedOn: string | null;
  validFrom: string;
  validUntil: string | null;
  scope: string | null;
  fee: number | null;
  endedOn: string | null;
  endReason: string | null;
  remark: string | null;
  origin: string;
  version: number;
}

const AGREEMENTS = `SELECT a.id, a.kind, a.team_id AS teamId, t.name AS teamName, t.field_code AS teamFieldCode,
    t.nature_code AS teamNatureCode, t.founded_on AS teamFoundedOn, t.disbanded_on AS teamDisbandedOn,
    a.enterprise_id AS enterpriseId, e.name AS enterpriseName, a.number, a.signed_on AS signedOn,
    a.valid_from AS validFrom, a.valid_until AS validUntil, a.scope, a.fee, a.ended_on AS endedOn,
    a.end_reason AS endReason, a.remark, a.origin, a.version
  FROM team_agreement a JOIN team t ON t.id = a.team_id JOIN enterprise e ON e.id = a.enterprise_id`;

/** Agreements of one team, the latest first; `origin`: of that owner alone. */
export function agreementsOfTeam(db: ReadDb, teamId: string, origin: string | null): NamedAgreement[] {
  return db.all<NamedAgreement>(
    `${AGREEMENTS} WHERE a.team_id = @teamId AND a.voided_at IS NULL AND (@origin IS NULL OR a.origin = @origin)
     ORDER BY a.valid_from DESC, a.id`,
    { teamId, origin },
  );
}

/** Agreements of one unit with teams that are still in the register, the latest first. */
export function agreementsOfEnterprise(
  db: ReadDb,
  enterpriseId: string,
  origin: string | null,
): NamedAgreement[] {
  return db.all<NamedAgreement>(
    `${AGREEMENTS} WHERE a.enterprise_id = @enterpriseId AND a.voided_at IS NULL AND t.voided_at IS NULL
       AND (@origin IS NULL OR a.origin = @origin)
     ORDER BY a.valid_from DESC, a.id`,
    { enterpriseId, origin },
  );
}

/** Units that rely on a team by an agreement: what becomes of the team bears on their duties. */
export function partnersOfTeam(db: ReadDb, teamId: string): string[] {
  return db
    .all<{ id: string }>(
      'SELECT DISTINCT enterprise_id AS id FROM team_agreement WHERE team_id = @teamId AND voided_at IS NULL',
      { teamId },
    )
    .map(({ id }) => id);
}

/** A team as a field of a form offers it. */
export interface PickedTeam {
  id: string;
  name: string;
  hostUnit: string | null;
  dutyPhone: string | null;
}

/** Living teams whose name, initials or host hold `text`, those that begin with it first; `origin`: of that owner alone. */
export function pickTeams(
  db: ReadDb,
  { text, limit, origin }: { text: string; limit: number; origin: string | null },
): PickedTeam[] {
  const wanted = compactName(text);
  return db.all<PickedTeam>(
    `SELECT id, name, host_unit AS hostUnit, duty_phone AS dutyPhone FROM team
     WHERE voided_at IS NULL AND disbanded_on IS NULL AND (@origin IS NULL OR origin = @origin)
       AND (@wanted = '' OR instr(name_key, @wanted) > 0 OR instr(name_initials, @wanted) > 0
         OR instr(COALESCE(host_unit, ''), @text) > 0)
     ORDER BY instr(name_key, @wanted) <> 1, name_initials, name_key, id LIMIT @limit`,
    { wanted, text, limit, origin },
  );
}
