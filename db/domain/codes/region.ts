/** Level that the shape of a GB/T 2260 code tells: xx0000, xxxx00, six digits, or a longer code below the county. */
export const REGION_LEVELS = ['province', 'prefecture', 'county', 'town'] as const;
export type RegionLevel = (typeof REGION_LEVELS)[number];

/** One entry of resources/regions/*.json. */
export interface RegionEntry {
  readonly code: string;
  readonly name: string;
}

/** A code of former times: what it was called, when it ended, and what took its place. */
export interface FormerRegion extends RegionEntry {
  readonly until: string;
  readonly successor: string;
  readonly mark: string;
}

/** Content of resources/regions/*.json. */
export interface RegionData {
  readonly id: string;
  readonly version: string;
  readonly regions: readonly RegionEntry[];
  readonly former: readonly FormerRegion[];
}

/** The level of a code, or null when it is no region code. */
export function regionLevel(code: string): RegionLevel | null {
  if (/^\d{9}$|^\d{12}$/.test(code)) return 'town';
  if (!/^[1-9]\d{5}$/.test(code)) return null;
  if (code.endsWith('0000')) return 'province';
  return code.endsWith('00') ? 'prefecture' : 'county';
}

/**
 * The region above, found by zeroing; null for provinces and what is no code. This is the administrative parent: whom an
 * office reports to is its own setting, because some counties report straight to the province.
 */
export function parentRegion(code: string): string | null {
  switch (regionLevel(code)) {
    case 'town':
      return code.slice(0, 6);
    case 'county':
      return `${code.slice(0, 4)}00`;
    case 'prefecture':
      return `${code.slice(0, 2)}0000`;
    default:
      return null;
  }
}
