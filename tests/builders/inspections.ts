import type { Desk } from './desk';
import { makeEnterprise } from './records';

/** Everybody, by town, one of each and six in all. */
export const population = {
  sets: [],
  towns: [],
  categories: [],
  industries: [],
  notInspectedMonths: null,
  stratifyBy: 'town',
  overdueFirst: false,
  quota: { total: 4, least: 1, given: {} },
  substitutes: 1,
} as const;

/** Fields of a campaign. */
export const campaign = (over: object = {}) => ({
  year: 2026,
  title: '2026年应急预案备案情况检查',
  kind: 'both',
  basis: '年度监管执法计划',
  plannedFrom: '2026-11-02',
  plannedTo: '2026-12-18',
  target: 4,
  population,
  remark: null,
  ...over,
});

export const SEED = '5'.repeat(64);

/** So many units in each of these towns. */
export function unitsIn(desk: Desk, towns: Readonly<Record<string, number>>): string[] {
  // One transaction: each of its own waits for the disk, which others may keep busy.
  return desk.core.write.transaction(() =>
    Object.entries(towns).flatMap(([town, size]) =>
      Array.from({ length: size }, () => makeEnterprise(desk, { town, regionCode: '220283' }).id),
    ),
  );
}

/** A campaign with its units drawn; the visits have begun when asked. */
export async function drawnCampaign(
  desk: Desk,
  options: { start?: boolean; fields?: object } = {},
): Promise<string> {
  const { id } = await desk.call<{ id: string }>('inspections.plan', { fields: campaign(options.fields) });
  await desk.call('inspections.commitSeed', { id, expectedVersion: 1, seed: SEED });
  await desk.call('inspections.draw', { id, expectedVersion: 2, spoken: '17', witness: '示例甲' });
  if (options.start) await desk.call('inspections.start', { id, expectedVersion: 3 });
  return id;
}
