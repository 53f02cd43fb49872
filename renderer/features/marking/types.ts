import type { Found } from '../../../electron/contract/reading';
import type { Answer } from '../../api/contract';

export type Desk = Answer<'marking', 'get'>;
export type Mark = Answer<'marking', 'marks'>[number];
export type ItemAnswer = Desk['answers'][number];
export type DeskTable = Desk['tables'][number];
export type DeskItem = DeskTable['groups'][number]['items'][number];
export type Passage = Answer<'marking', 'passages'>[number]['passages'][number];
export type MarkKind = Mark['kind'];

/** An item with the table and the group it stands in. */
export interface PlacedItem {
  readonly item: DeskItem;
  readonly group: string;
  readonly table: DeskTable;
}

/** A rectangle on a page in fractions of it; `page` from 1. */
export interface DrawnBox {
  readonly page: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A mark that is being written or changed. */
export interface MarkDraft {
  /** Null: a new one. */
  readonly mark: Mark | null;
  readonly sha256: string;
  readonly kind: MarkKind;
  readonly place: Found | null;
  readonly box: DrawnBox | null;
  readonly quote: string;
  readonly item: string | null;
  readonly body: string;
}

/** All items of a desk in their order. */
export function placedItems({ tables }: Desk): PlacedItem[] {
  return tables.flatMap((table) =>
    table.groups.flatMap(({ title, items }) => items.map((item) => ({ item, group: title, table }))),
  );
}
