import { z } from 'zod';
import type { Answer } from '../../api/contract';
import { dateField, phoneField } from '../../ui/form/checks';

export type Supply = Answer<'stock', 'supply'>;
export type LedgerLine = Answer<'stock', 'ledger'>['lines'][number];
export type DepotRow = Answer<'stock', 'depots'>['depots'][number];
export type Depot = Answer<'stock', 'depot'>;
export type Stocktake = Answer<'stock', 'stocktake'>;
export type CountingRow = Stocktake['rows'][number];

/** What a person enters into a ledger; a transfer asks for the other depot as well. */
export const movements = ['in', 'out', 'transfer', 'scrap', 'unfit', 'mended'] as const;
export type Movement = (typeof movements)[number];

const short = z.string().trim().max(200).nullable();
const amount = z.number().min(0.001).max(1_000_000_000);

export const movementForm = z.object({
  quantity: amount.nullable().refine((value) => value !== null),
  unfit: z.number().min(0).nullable(),
  toDepotId: z.string().nullable(),
  movedOn: dateField,
  documentNo: short,
  counterpart: short,
  handledBy: short,
  reason: short,
});
export type MovementEntry = z.input<typeof movementForm>;

export const upkeepForm = z.object({
  checkedOn: dateField,
  checkMonths: z.number().int().min(1).max(120).nullable(),
  nextCheckOn: dateField.nullable(),
});

export const depotKinds = ['government', 'enterprise', 'team', 'social'] as const;
/** A number that was shown hidden and is left as it is. */
const masked = z.string().regex(/\*/);

export const depotForm = z.object({
  name: z.string().trim().min(2).max(200),
  kind: z.enum(depotKinds),
  parentId: z.string().nullable(),
  owner: short,
  town: short,
  address: short,
  longitude: z.number().min(-180).max(180).nullable(),
  latitude: z.number().min(-90).max(90).nullable(),
  keeper: short,
  phone: z.union([masked, phoneField]).nullable(),
  area: z.number().min(0).nullable(),
  shareable: z.boolean(),
  remark: z.string().trim().max(2000).nullable(),
});
export type DepotEntry = z.input<typeof depotForm>;

export const emptyDepot: DepotEntry = {
  name: '',
  kind: 'government',
  parentId: null,
  owner: null,
  town: null,
  address: null,
  longitude: null,
  latitude: null,
  keeper: null,
  phone: null,
  area: null,
  shareable: true,
  remark: null,
};

/** A depot as its form shows it. */
export function depotEntry(depot: Depot): DepotEntry {
  const { name, kind, owner, town, address, longitude, latitude, keeper, phone, area, remark } = depot;
  return {
    ...{ name, kind, owner, town, address, longitude, latitude, keeper, phone, area, remark },
    parentId: depot.parent?.id ?? null,
    shareable: depot.shareable === true,
  };
}

export const startForm = z.object({
  title: z.string().trim().min(2).max(200),
  startedOn: dateField,
  countedBy: short,
});
export const finishForm = z.object({
  finishedOn: dateField,
  witness: z.string().trim().min(2).max(200),
  remark: z.string().trim().max(2000).nullable(),
});

/** Depots in the order of their tree, each with how deep it lies; one whose parent is not here stands at the top. */
export function asTree<D extends { id: string; parentId: string | null }>(
  depots: readonly D[],
): readonly { readonly depot: D; readonly depth: number }[] {
  const ids = new Set(depots.map(({ id }) => id));
  const under = new Map<string | null, D[]>();
  for (const depot of depots) {
    const parent = depot.parentId !== null && ids.has(depot.parentId) ? depot.parentId : null;
    under.set(parent, [...(under.get(parent) ?? []), depot]);
  }
  const rows: { depot: D; depth: number }[] = [];
  const seen = new Set<string>();
  const walk = (parent: string | null, depth: number) => {
    for (const depot of under.get(parent) ?? []) {
      if (seen.has(depot.id)) continue;
      seen.add(depot.id);
      rows.push({ depot, depth });
      walk(depot.id, depth + 1);
    }
  };
  walk(null, 0);
  // Those of a circle that a package brought hang on nothing.
  for (const depot of depots) if (!seen.has(depot.id)) rows.push({ depot, depth: 0 });
  return rows;
}
