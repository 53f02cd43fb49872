import { openForReading } from '../../connection';
import { omittedIn } from '../../domain/exchange/profile';
import { type PackageManifest, TABLES } from '../format/index';
import { packageError } from '../problems';

/** What makes a row what it is: leaving it out would make the comparison blind to it. */
const NEVER_OMITTED = ['origin', 'version', 'voided_at', 'created_at', 'updated_at'];

/**
 * Holds what a package says it leaves out against its rows: only columns that may be empty, that nothing refers by and no key
 * rests on, and empty in every row. Else a sender could have changes pass uncompared.
 * @param file data.sqlite, proven as the newest format
 * @throws PlanDeskError PACKAGE_VALUES_UNFIT
 */
export function checkProfile(file: string, { profile: { omitted } }: Pick<PackageManifest, 'profile'>): void {
  if (omitted.length === 0) return;
  const { db, close } = openForReading(file);
  try {
    let known = 0;
    for (const table of TABLES) {
      const left = omittedIn(table.name, omitted);
      if (left.size === 0) continue;
      const bound = [
        table.key,
        ...NEVER_OMITTED,
        ...table.parents.map(({ column }) => column),
        ...table.keys.flatMap(({ columns }) => columns),
      ];
      for (const column of left) {
        const filled = new RegExp(`^ {2}${column} \\w+ NOT NULL`, 'm').test(table.createSql);
        if (table.kind !== 'owned' || filled || bound.includes(column) || !table.columns.includes(column))
          throw packageError('PACKAGE_VALUES_UNFIT', `省略的栏目 ${table.name}.${column}`);
        known += 1;
      }
      const some = [...left].map((column) => `${column} IS NOT NULL`).join(' OR ');
      if (db.value<number>(`SELECT EXISTS (SELECT 1 FROM ${table.name} WHERE ${some})`) === 1)
        throw packageError('PACKAGE_VALUES_UNFIT', `${table.label}：写明省略的栏目有内容`);
    }
    if (known !== new Set(omitted).size) throw packageError('PACKAGE_VALUES_UNFIT', '省略的栏目');
  } finally {
    close();
  }
}
