/** What the tree of depots is made of. */
export interface DepotNode {
  readonly id: string;
  readonly parentId: string | null;
}

/**
 * The circle that would close if `id` were made a branch of `parentId`: depots from the one above back to `id`. Null: none.
 * A circle that was there before (a package brought it) does not hang the walk.
 */
export function circleOf(
  id: string,
  parentId: string | null,
  depots: ReadonlyMap<string, DepotNode>,
): readonly string[] | null {
  const way: string[] = [];
  const seen = new Set<string>();
  for (let at = parentId; at !== null && !seen.has(at); at = depots.get(at)?.parentId ?? null) {
    way.push(at);
    if (at === id) return way;
    seen.add(at);
  }
  return null;
}

/** A depot and all under it, itself first; a circle is walked once. */
export function branchesOf(id: string, depots: Iterable<DepotNode>): readonly string[] {
  const under = new Map<string, string[]>();
  for (const depot of depots)
    if (depot.parentId !== null) under.set(depot.parentId, [...(under.get(depot.parentId) ?? []), depot.id]);
  const found = new Set([id]);
  for (const at of found) for (const branch of under.get(at) ?? []) found.add(branch);
  return [...found];
}
