import type { ReadDb, WriteDb } from '../connection';
import type { CallResult, CheckedSubject } from '../domain/contact/codes';
import type { Bookkeeping } from './bookkeeping';
import { contactTable } from './contact';
import { depotTable } from './depot';
import { enterpriseTable } from './enterprise';
import { expertTable } from './expert';
import { facilityTable } from './facility';
import type { Table } from './table';
import type { RecordTopic } from './tables';
import { teamTable } from './team';

type AnyRecord = Bookkeeping & { readonly id: string };
const generic = <T extends AnyRecord>(table: Table<T>): Table<AnyRecord> =>
  table as unknown as Table<AnyRecord>;

/** Where the numbers of a register stand. */
interface NumberedRegister {
  readonly table: Table<AnyRecord>;
  readonly topic: RecordTopic;
  /** Field of the record → its column, and whose number it is. */
  readonly fields: Readonly<Record<string, { readonly column: string; readonly whose: string }>>;
  /** Rows that are called at all. */
  readonly live: string;
  readonly name: string;
  /** Numbers on duty, shown in full. */
  readonly open: readonly string[];
}

export const NUMBERED: Readonly<Record<CheckedSubject, NumberedRegister>> = {
  contact: {
    table: generic(contactTable),
    topic: 'contacts',
    fields: {
      dutyPhone: { column: 'duty_phone', whose: `''` },
      phone: { column: 'phone', whose: `COALESCE(r.name, '')` },
      otherPhone: { column: 'other_phone', whose: `COALESCE(r.name, '')` },
    },
    live: '1',
    name: 'r.organisation',
    open: ['dutyPhone'],
  },
  team: {
    table: generic(teamTable),
    topic: 'teams',
    fields: {
      dutyPhone: { column: 'duty_phone', whose: `''` },
      leaderPhone: { column: 'leader_phone', whose: `COALESCE(r.leader, '')` },
    },
    live: 'r.disbanded_on IS NULL',
    name: 'r.name',
    open: ['dutyPhone'],
  },
  depot: {
    table: generic(depotTable),
    topic: 'supplies',
    fields: { phone: { column: 'phone', whose: `COALESCE(r.keeper, '')` } },
    live: 'r.closed_on IS NULL',
    name: 'r.name',
    open: [],
  },
  facility: {
    table: generic(facilityTable),
    topic: 'contacts',
    fields: { phone: { column: 'phone', whose: `COALESCE(r.contact, '')` } },
    live: '1',
    name: 'r.name',
    open: ['phone'],
  },
  expert: {
    table: generic(expertTable),
    topic: 'experts',
    fields: { phone: { column: 'phone', whose: `r.name` } },
    live: `r.status IN ('serving', 'paused')`,
    name: `r.name`,
    open: [],
  },
  enterprise: {
    table: generic(enterpriseTable),
    topic: 'enterprises',
    fields: {
      principalPhone: { column: 'principal_phone', whose: `COALESCE(r.principal, '')` },
      safetyOfficerPhone: { column: 'safety_officer_phone', whose: `COALESCE(r.safety_officer, '')` },
    },
    live: `r.status = 'active'`,
    name: 'r.name',
    open: [],
  },
};

/** One number of a register with the last call that was made to it. */
export interface NumberRow {
  id: string;
  field: string;
  name: string;
  whose: string;
  phone: string;
  calledPhone: string | null;
  result: CallResult | null;
  newPhone: string | null;
  checkedOn: string | null;
}

/** Every number that the owner's register of one kind holds, each with its last call. */
export function numbersOf(db: ReadDb, subject: CheckedSubject, self: string): NumberRow[] {
  const { table, fields, live, name } = NUMBERED[subject];
  const parts = Object.entries(fields).map(
    ([field, { column, whose }]) => `
    SELECT r.id, '${field}' AS field, ${name} AS name, ${whose} AS whose, r.${column} AS phone,
      k.phone AS calledPhone, k.result, k.new_phone AS newPhone, k.checked_on AS checkedOn
    FROM ${table.name} r
    LEFT JOIN contact_check k ON k.id = (SELECT l.id FROM contact_check l
      WHERE l.subject_id = r.id AND l.field = '${field}' AND l.voided_at IS NULL
      ORDER BY l.checked_on DESC, l.created_at DESC, l.id DESC LIMIT 1)
    WHERE r.origin = @self AND r.voided_at IS NULL AND r.${column} IS NOT NULL AND ${live}`,
  );
  return db.all<NumberRow>(parts.join(' UNION ALL '), { self });
}

/** Writes a number into its register. */
export function putNumber(
  db: WriteDb,
  subject: CheckedSubject,
  record: AnyRecord,
  { field, phone }: { field: string; phone: string },
): void {
  NUMBERED[subject].table.update(db, { ...record, [field]: phone } as AnyRecord);
}
