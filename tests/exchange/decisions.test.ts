import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { KnownOffice } from '../../db/domain/exchange/origins';
import { refusalOfOrigin } from '../../db/domain/exchange/origins';
import { decideRow } from '../../db/domain/exchange/row-decision';
import { type ExchangeDesk, makeExchangeDesk } from '../builders/exchange-desk';

// The set-based rehearsal and merge against the pure decisions, row by row, over made-up worlds of one table.

interface Row {
  id: string;
  owner: number;
  version: number;
  name: string;
  stock: number;
  /** Left out by one of the profiles. */
  keeper: string | null;
}

let sender: ExchangeDesk;
let reader: ExchangeDesk;
/** Owners of rows: the sender, an office below it, one that reports to the reader directly, the reader itself. */
let owners: string[];

beforeAll(() => {
  sender = makeExchangeDesk({ level: 'city', regionCode: '220200', name: '吉林市应急管理局' });
  reader = makeExchangeDesk({ level: 'province', regionCode: '220000', name: '吉林省应急管理厅' });
  owners = [sender.self, 'below', 'direct', reader.self];
  const office = (desk: ExchangeDesk, id: string, via: string) =>
    desk.core.write.run(
      `INSERT INTO office (id, name, level, region_code, via_id, origin, created_at, updated_at) VALUES (@id, @id, 'county', '220283', @via, @id, 'x', 'x')`,
      { id, via },
    );
  for (const id of ['below', 'direct', reader.self]) office(sender, id, id);
  office(reader, 'direct', 'direct');
});
afterAll(() => {
  sender.close();
  reader.close();
});

function fill(desk: ExchangeDesk, rows: readonly Row[]): void {
  desk.core.write.exec('DELETE FROM supply');
  for (const row of rows)
    desk.core.write.run(
      `INSERT INTO supply (id, name, name_key, stock, keeper, origin, version, created_at, updated_at) VALUES (@id, @name, @name, @stock, @keeper, @origin, @version, 'x', 'x')`,
      {
        id: row.id,
        name: row.name,
        stock: row.stock,
        keeper: row.keeper,
        version: row.version,
        origin: owners[row.owner] ?? '',
      },
    );
}

const rows = fc.uniqueArray(
  fc.record({
    id: fc.integer({ min: 0, max: 11 }).map((n) => `r${n}`),
    owner: fc.integer({ min: 0, max: 3 }),
    version: fc.integer({ min: 1, max: 3 }),
    name: fc.constantFrom('甲', '乙', '"{}[]\\'),
    stock: fc.constantFrom(1, 0.1 + 0.2, 126.94812345678912),
    keeper: fc.constantFrom(null, '示某'),
  }),
  { selector: (row) => row.id, maxLength: 12 },
);
const state = (desk: ExchangeDesk) =>
  desk.core.read.allRaw('SELECT id, name, stock, origin, version, keeper FROM supply ORDER BY id');

test('the same outcome for every row, the same table afterwards, nothing more the second time, and back by undo', async () => {
  let run = 0;
  await fc.assert(
    fc.asyncProperty(rows, rows, fc.boolean(), async (theirs, ours, full) => {
      run += 1;
      fill(sender, theirs);
      fill(reader, ours);
      const file = await sender.upload(`run-${run}.yjpkg`, {
        recipientName: '吉林省应急管理厅',
        withFiles: false,
        profile: full ? 'standard' : 'minimal',
      });
      const known = new Map(
        reader.core.read
          .all<KnownOffice>('SELECT id, via_id AS viaId FROM office')
          .map((office) => [office.id, office]),
      );
      const expected = { added: 0, changed: 0, same: 0, conflict: 0, refused: 0 };
      const after = new Map(ours.map((row) => [row.id, row]));
      for (const row of theirs) {
        const mine = ours.find((each) => each.id === row.id);
        const origin = owners[row.owner] ?? '';
        const { outcome } = decideRow({
          theirs: { origin, version: row.version },
          ours: mine ? { origin: owners[mine.owner] ?? '', version: mine.version } : null,
          sameContent:
            mine !== undefined &&
            mine.name === row.name &&
            mine.stock === row.stock &&
            (!full || mine.keeper === row.keeper),
          ownerRefusal: refusalOfOrigin(origin, {
            receiver: reader.self,
            sender: sender.self,
            listed: new Set(owners),
            known,
          }),
          latest: true,
        });
        expected[outcome] += 1;
        if (outcome === 'added' || outcome === 'changed')
          after.set(row.id, full ? row : { ...row, keeper: mine?.keeper ?? null });
      }

      const before = state(reader);
      const { rehearsalId, tables } = await reader.rehearse(file);
      expect(tables.find((table) => table.table === 'supply')).toEqual({ table: 'supply', ...expected });
      for (const outcome of ['added', 'changed', 'conflict', 'refused'] as const) {
        const page = await reader.call('rehearsedRows', {
          rehearsalId,
          table: 'supply',
          outcome,
          offset: 0,
          limit: 200,
        });
        expect(page.total).toBe(expected[outcome]);
        expect(page.rows).toHaveLength(expected[outcome]);
      }
      const { batchId } = await reader.call('merge', { rehearsalId });
      const merged = [...after.values()]
        .map((row) => [row.id, row.name, row.stock, owners[row.owner], row.version, row.keeper])
        .sort((a, b) => String(a[0]).localeCompare(String(b[0]), 'en', { numeric: false }));
      expect(state(reader)).toEqual(merged.sort((a, b) => (String(a[0]) < String(b[0]) ? -1 : 1)));

      const again = await reader.merge(file);
      expect(again.batchId).toBe(batchId);
      expect(again.tables.every((table) => table.added + table.changed === 0)).toBe(true);
      await reader.call('undo', { batchId });
      expect(state(reader)).toEqual(before);
    }),
    { numRuns: 20 },
  );
  // Each run writes, reads and merges whole packages.
}, 60_000);
