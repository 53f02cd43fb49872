import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { SupervisionCategories } from '../../db/domain/enterprise/supervision-category';
import { compactName } from '../../db/domain/text/normalise';
import { ledgerKind } from '../../db/ledgers/kinds';
import type { LedgerContext } from '../../db/ledgers/kinds/definition';
import type {
  ClosedDepot,
  EnterpriseValues,
  ExistingLookup,
  ExistingRecord,
  LedgerKind,
  LedgerRef,
  StagedRow,
  TeamNumber,
} from '../../db/ledgers/kinds/types';
import { fileKey, refOf } from '../../db/ledgers/stage-keys';

const categories = JSON.parse(
  readFileSync(resolve(import.meta.dirname, '../../resources/codes/supervision-categories.json'), 'utf8'),
) as SupervisionCategories;

export const ledgerContext: LedgerContext = { categories, areaCode: '0432' };

/** A record keeps every field, empty or not. */
function emptyValues(kind: LedgerKind): Record<string, null> {
  const derived = [
    'usccReason',
    'activities',
    'termExact',
    'expiryKind',
    'timeText',
    'contactName',
    'contactPhone',
  ];
  const keys = [...ledgerKind(kind).fields.map((field) => field.key), ...derived];
  return Object.fromEntries(keys.map((key) => [key, null]));
}

/** A register kept in memory: answers staging's questions, and takes in what staging decided. */
export class MemoryRegister implements ExistingLookup {
  private readonly records = new Map<string, ExistingRecord>();
  private readonly names = new Map<string, ExistingRecord<'enterprises'>>();
  private readonly filingNumbers = new Map<string, string>();
  private lastId = 0;

  get size(): number {
    return this.records.size;
  }

  findRecords<K extends LedgerKind>(kind: K, refs: readonly LedgerRef<K>[]): (ExistingRecord<K> | null)[] {
    return refs.map((ref) => {
      const found = this.records.get(`${kind} ${fileKey(kind, ref as never)}`);
      const named =
        kind === 'enterprises' ? this.names.get((ref as LedgerRef<'enterprises'>).nameKey) : undefined;
      return (found ?? named ?? null) as ExistingRecord<K> | null;
    });
  }

  findOwners(refs: readonly { uscc: string | null; nameKey: string }[]) {
    return refs.map(({ uscc, nameKey }) => {
      const byCode = uscc === null ? undefined : this.records.get(`enterprises ${uscc}`);
      const record = (byCode ?? this.names.get(nameKey)) as ExistingRecord<'enterprises'> | undefined;
      if (record === undefined) return null;
      return { id: record.id, name: record.values.name, uscc: record.values.uscc ?? null };
    });
  }

  listTeamNumbers(): TeamNumber[] {
    return [];
  }

  listClosedDepots(): ClosedDepot[] {
    return [];
  }

  findFilingNumberOwners(numbers: readonly string[]): (string | null)[] {
    return numbers.map((number) => this.filingNumbers.get(number) ?? null);
  }

  /** Writes what a staged row says; rejected, duplicate and unchanged rows change nothing. */
  apply<K extends LedgerKind>(kind: K, row: StagedRow<K>): void {
    if (row.values === null) return;
    if (row.outcome === 'create') this.create(kind, row);
    if (row.outcome === 'update') this.update(row);
  }

  private create<K extends LedgerKind>(kind: K, row: StagedRow<K>): void {
    const values = row.values as NonNullable<typeof row.values>;
    this.lastId += 1;
    const record = {
      id: `${kind}-${this.lastId}`,
      version: 1,
      values: { ...emptyValues(kind), ...values },
    } as ExistingRecord<K>;
    const ref = refOf(kind, values as never, row.owner?.id ?? '');
    this.records.set(`${kind} ${fileKey(kind, ref)}`, record);
    if (kind === 'enterprises') {
      this.names.set(compactName((values as EnterpriseValues).name), record as ExistingRecord<'enterprises'>);
    }
    const { filingNo } = values as { filingNo?: string | null };
    if (filingNo && row.owner) this.filingNumbers.set(filingNo, row.owner.id);
  }

  private update<K extends LedgerKind>(row: StagedRow<K>): void {
    for (const record of this.records.values()) {
      if (record.id !== row.existingId) continue;
      const values = record.values as unknown as Record<string, unknown>;
      for (const change of row.changes ?? []) values[change.field] = change.after;
      record.version += 1;
    }
  }

  enterprise(uscc: string): EnterpriseValues | undefined {
    return this.records.get(`enterprises ${uscc}`)?.values as EnterpriseValues | undefined;
  }
}
