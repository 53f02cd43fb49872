import type { ReadDb } from '../connection';
import type { ParticipantKind } from '../domain/drill/codes';
import { compactName } from '../domain/text/normalise';
import type { DrillRecord } from './drill';

/** Somebody or something that a drill may need, as the registers have it. */
export interface Offer {
  /** Row of the register; null: known by name only. */
  readonly refId: string | null;
  /** Where it was found: `register`, `unit` (people of the unit's record) or `earlier` (other drills of the unit). */
  readonly source: 'register' | 'unit' | 'earlier';
  readonly name: string;
  readonly note: string | null;
  readonly phone: string | null;
  readonly headcount: number | null;
  /** Of equipment and supplies: how many there are. */
  readonly there: number | null;
}

const MOST = 40;

const REGISTERS: Readonly<Partial<Record<ParticipantKind, string>>> = {
  team: `SELECT id AS refId, name, host_unit AS note, duty_phone AS phone, members AS headcount, NULL AS there
           FROM team WHERE voided_at IS NULL AND (@sight IS NULL OR origin = @sight) AND name_key LIKE @like ESCAPE '\\'
          ORDER BY host_id IS NOT @enterpriseId, name, id LIMIT ${MOST}`,
  expert: `SELECT id AS refId, name, employer AS note, phone, NULL AS headcount, NULL AS there
             FROM expert WHERE voided_at IS NULL AND status = 'serving' AND (@sight IS NULL OR origin = @sight)
              AND name_key LIKE @like ESCAPE '\\' ORDER BY name, id LIMIT ${MOST}`,
  equipment: `SELECT refId, name, note, NULL AS phone, NULL AS headcount, there FROM (
                SELECT id AS refId, name, team AS note, quantity AS there, name_key, origin FROM equipment WHERE voided_at IS NULL
                UNION ALL
                SELECT id, name, depot, stock, name_key, origin FROM supply WHERE voided_at IS NULL)
               WHERE (@sight IS NULL OR origin = @sight) AND name_key LIKE @like ESCAPE '\\' ORDER BY name, refId LIMIT ${MOST}`,
};

/** People whom a unit's own record names. */
const UNIT_PEOPLE = `
  SELECT NULL AS refId, principal AS name, '主要负责人' AS note, principal_phone AS phone, 1 AS at FROM enterprise WHERE id = @enterpriseId
  UNION ALL SELECT NULL, safety_officer, '安全管理人员', safety_officer_phone, 2 FROM enterprise WHERE id = @enterpriseId
  UNION ALL SELECT NULL, legal_person, '法定代表人', legal_phone, 3 FROM enterprise WHERE id = @enterpriseId ORDER BY at`;

/** What was needed at other drills of the unit, the latest first. */
const EARLIER = `
  SELECT p.ref_id AS refId, p.name, COALESCE(p.post, d.title) AS note, p.phone, p.headcount, NULL AS there, MAX(p.created_at) AS latest
    FROM drill d JOIN drill_participant p ON p.drill_id = d.id AND p.voided_at IS NULL
   WHERE d.enterprise_id IS @enterpriseId AND d.origin = @origin AND d.voided_at IS NULL AND d.id <> @id
     AND p.kind = @kind AND p.name_key LIKE @like ESCAPE '\\'
   GROUP BY p.name_key ORDER BY latest DESC LIMIT ${MOST}`;

type Found = Omit<Offer, 'source' | 'headcount' | 'there'> & Partial<Pick<Offer, 'headcount' | 'there'>>;

/** Who or what of one kind this drill may need, from the registers, the unit's record and its earlier drills; each once. */
export function offersFor(
  db: ReadDb,
  record: DrillRecord,
  { kind, text, sight }: { kind: ParticipantKind; text: string; sight: string | null },
): Offer[] {
  const wanted = compactName(text);
  const params = {
    id: record.id,
    enterpriseId: record.enterpriseId,
    origin: record.origin,
    kind,
    sight,
    like: `%${wanted.replace(/[\\%_]/g, '\\$&')}%`,
  };
  const offers: Offer[] = [];
  const names = new Set<string>();
  const add = (source: Offer['source'], rows: readonly Found[]) => {
    for (const { refId, name, note, phone, headcount = null, there = null } of rows) {
      const key = refId ?? compactName(name ?? '');
      if (!name || names.has(key) || !compactName(name).includes(wanted)) continue;
      names.add(key);
      offers.push({ refId, source, name, note, phone, headcount, there });
    }
  };
  if (kind === 'person' && record.enterpriseId !== null) add('unit', db.all<Found>(UNIT_PEOPLE, params));
  const register = REGISTERS[kind];
  if (register) add('register', db.all<Found>(register, params));
  add('earlier', db.all<Found>(EARLIER, params));
  if (kind === 'place' || kind === 'part') {
    const column = kind === 'place' ? 'place' : 'part';
    const rows = db.all<Found>(
      `SELECT NULL AS refId, ${column} AS name, NULL AS note, NULL AS phone FROM drill
        WHERE enterprise_id IS @enterpriseId AND origin = @origin AND voided_at IS NULL AND ${column} IS NOT NULL
        GROUP BY ${column} ORDER BY MAX(updated_at) DESC LIMIT ${MOST}`,
      params,
    );
    add('earlier', rows);
  }
  return offers.slice(0, MOST);
}
