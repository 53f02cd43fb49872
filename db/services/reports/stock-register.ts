import type { ReadDb } from '../../connection';
import { maskPhone } from '../../domain/codes/mask';
import { STOCK_REGISTER_COLUMNS, type StockRegisterKey } from '../../domain/reports/definition';
import type { ReportPeriod } from '../../domain/reports/period';
import { sumQuantities } from '../../domain/stock/quantity';
import { type StockReportRow, stockReportRows } from '../../repositories/stock-report-facts';
import { sightOf } from '../own-sight';
import type { RegisterCell } from './register';

/** A row of T6 with the supply or equipment it is about. */
export interface StockLine {
  readonly id: string;
  readonly cells: readonly RegisterCell[];
}

/** 应急物资装备统计表: what was there on the last day of the period, depots first, then the gear of teams; phones masked. */
export function stockRegister(db: ReadDb, period: ReportPeriod): StockLine[] {
  const rows = stockReportRows(db, { asOf: period.asOf, origin: sightOf(db) });
  return rows.map((row, at) => {
    const values = valuesOf(row);
    return {
      id: row.id,
      cells: STOCK_REGISTER_COLUMNS.map(({ key }) => (key === 'serial' ? at + 1 : values[key])),
    };
  });
}

function valuesOf(row: StockReportRow): Record<Exclude<StockRegisterKey, 'serial'>, RegisterCell> {
  const { code, name, spec, unit, owner, keeper, expiresOn, checkedOn } = row;
  const quantity = row.quantity === null ? null : sumQuantities([row.quantity]);
  return {
    ...{ code, name, spec, unit, owner, keeper, expiresOn, checkedOn, quantity },
    fit: quantity === null ? null : Math.max(0, sumQuantities([quantity, -row.unfit])),
    place: row.place?.trim() || null,
    phone: row.phone === null ? null : maskPhone(row.phone),
  };
}
