/** An office as the tree places it. */
export interface TreeOffice {
  readonly id: string;
  readonly name: string;
  /** GB/T 2260, six digits. */
  readonly regionCode: string;
  /** The office whose packages bring its rows; its own id when it reports here directly. Null at the desk's own office. */
  readonly viaId: string | null;
}

/** A region as the tree asks for it. */
export interface TreeRegion {
  readonly code: string;
  readonly name: string;
  readonly parent: string | null;
}

/**
 * One line of the tree. `office`: an office with everything that came through it; `own`: the records an office with others
 * below it keeps itself (本级); `region`: a region from which nothing has come.
 */
export interface TreeNode {
  readonly key: string;
  readonly parent: string | null;
  /** 0 at the desk itself. */
  readonly depth: number;
  readonly kind: 'office' | 'own' | 'region';
  /** Whose records are this line's own; null for a region without an office. */
  readonly officeId: string | null;
  readonly name: string;
  readonly regionCode: string;
  /** Reports past the office of the region that holds it: a county under the province itself (省直管). */
  readonly past: boolean;
}

/** Offices in the order of their codes; two under one code by name. */
const inOrder = <T extends { readonly regionCode: string; readonly name: string }>(rows: readonly T[]): T[] =>
  [...rows].sort((a, b) => a.regionCode.localeCompare(b.regionCode) || a.name.localeCompare(b.name, 'zh-CN'));

/**
 * The tree of who reports to whom, every parent before what is below it. It follows the packages, not the codes: a county
 * that reports straight to the province stands beside the cities, so that each line is the sum of what stands below it.
 * Regions from which nothing has come stand where their packages are expected.
 * @param keepsOwn whether an office has records of its own: then it gets a line 本级 when others stand below it
 */
export function regionTree(
  self: TreeOffice,
  offices: readonly TreeOffice[],
  regions: readonly TreeRegion[],
  keepsOwn: (officeId: string) => boolean,
): TreeNode[] {
  const known = new Set([self.id, ...offices.map(({ id }) => id)]);
  const above = new Map(
    offices.map(({ id, viaId }) => [
      id,
      viaId === null || viaId === id || !known.has(viaId) ? self.id : viaId,
    ]),
  );
  const withOffice = new Set(offices.map(({ regionCode }) => regionCode));
  const parentOf = new Map(regions.map(({ code, parent }) => [code, parent]));
  const nodes: TreeNode[] = [];
  const seen = new Set<string>();
  // Two offices may stand for one region; what it lacks is told once.
  const told = new Set<string>();

  const put = (office: TreeOffice, parent: TreeNode | null): void => {
    // Two offices that each name the other as the way up would never end.
    if (seen.has(office.id)) return;
    seen.add(office.id);
    const depth = parent === null ? 0 : parent.depth + 1;
    const holder = parentOf.get(office.regionCode) ?? null;
    const node: TreeNode = {
      key: office.id,
      parent: parent?.key ?? null,
      depth,
      kind: 'office',
      officeId: office.id,
      name: office.name,
      regionCode: office.regionCode,
      past: parent !== null && holder !== null && holder !== parent.regionCode,
    };
    nodes.push(node);
    const below = inOrder(offices.filter(({ id }) => id !== self.id && above.get(id) === office.id));
    const silent = regions
      .filter(
        ({ code, parent: held }) => held === office.regionCode && !withOffice.has(code) && !told.has(code),
      )
      .map(({ code, name }) => ({ regionCode: code, name }));
    for (const { regionCode } of silent) told.add(regionCode);
    // An office at the lowest level is its own line; nobody expects packages from its towns.
    if (below.length > 0 && keepsOwn(office.id))
      nodes.push({
        ...node,
        key: `own:${office.id}`,
        parent: node.key,
        depth: depth + 1,
        kind: 'own',
        past: false,
      });
    for (const child of inOrder([...below, ...silent])) {
      if ('id' in child) put(child as TreeOffice, node);
      else
        nodes.push({
          key: `region:${child.regionCode}`,
          parent: node.key,
          depth: depth + 1,
          kind: 'region',
          officeId: null,
          name: child.name,
          regionCode: child.regionCode,
          past: false,
        });
    }
  };
  put(self, null);
  // What hangs on a circle of offices still has records: it stands directly below the desk.
  const root = nodes[0] as TreeNode;
  for (const office of inOrder(offices)) put(office, root);
  return nodes;
}

/**
 * The figures of every line: its own records and those of all lines below it. A region without an office has none.
 * @param own figures of an office's own records; absent ones count as nought
 */
export function rollUp<K extends string>(
  nodes: readonly TreeNode[],
  keys: readonly K[],
  own: (officeId: string) => Readonly<Record<K, number>> | undefined,
): Map<string, Record<K, number>> {
  const sums = new Map<string, Record<K, number>>();
  // An office with a line 本级 takes its own records from there.
  const apart = new Set(nodes.filter(({ kind }) => kind === 'own').map(({ parent }) => parent));
  for (const node of nodes) {
    const kept = node.officeId === null || apart.has(node.key) ? undefined : own(node.officeId);
    sums.set(node.key, Object.fromEntries(keys.map((key) => [key, kept?.[key] ?? 0])) as Record<K, number>);
  }
  for (const node of [...nodes].reverse()) {
    const [mine, upper] = [sums.get(node.key), node.parent === null ? undefined : sums.get(node.parent)];
    if (mine && upper) for (const key of keys) upper[key] += mine[key];
  }
  return sums;
}

/** Ids of the offices whose records a line counts: what its registers are filtered by. */
export function officesUnder(nodes: readonly TreeNode[], key: string): string[] {
  const under = new Set([key]);
  const ids = new Set<string>();
  for (const node of nodes) {
    if (!under.has(node.key) && (node.parent === null || !under.has(node.parent))) continue;
    under.add(node.key);
    if (node.officeId !== null) ids.add(node.officeId);
  }
  return [...ids];
}

/** The offices whose records a line counts, with their names. */
export function reportersUnder(nodes: readonly TreeNode[], key: string): { id: string; name: string }[] {
  const ids = new Set(officesUnder(nodes, key));
  return nodes.flatMap(({ kind, key: id, name }) => (kind === 'office' && ids.has(id) ? [{ id, name }] : []));
}
