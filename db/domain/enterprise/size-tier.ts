import type { RuleSource, StandingMark } from '../duties/rule-book';
import type { SizeTier } from './facts';

/** Lower limits of a tier: staff, revenue and assets in 万元; null where the sector does not ask. */
export interface TierLimits {
  readonly employees: number | null;
  readonly revenueWan: number | null;
  readonly assetsWan: number | null;
}

/** One row of the 2017 table. */
export interface SizeSector {
  readonly name: string;
  /** Beginnings of GB/T 4754 codes (`A`, `F51`, `K7010`); the longest that fits decides. */
  readonly industries: readonly string[];
  readonly large: TierLimits;
  readonly medium: TierLimits;
  readonly small: TierLimits;
}

/** Content of resources/rules/size-tiers.json. */
export interface SizeTierTable {
  readonly source: RuleSource;
  readonly mark: StandingMark;
  readonly sectors: readonly SizeSector[];
}

/** The figures a tier is worked out from. */
export interface SizeFigures {
  readonly industryCode: string | null;
  readonly employees: number | null;
  readonly revenueWan: number | null;
  readonly assetsWan: number | null;
}

/** A proposal; the statistics office fixes the tier once a year, so it is never stored by itself. */
export interface SizeSuggestion {
  readonly tier: SizeTier | null;
  readonly sector: string | null;
  /** The comparison in words, ready to be kept as the basis. */
  readonly basis: string;
  /** Figures that are needed and not known. */
  readonly missing: readonly (keyof TierLimits)[];
}

const TIERS = ['large', 'medium', 'small'] as const;
const WORDS: Readonly<Record<SizeTier, string>> = {
  large: '大型',
  medium: '中型',
  small: '小型',
  micro: '微型',
};

/**
 * Proposes a tier from the 2017 table: large, medium and small need all lower limits of their tier, else the unit falls
 * one tier down; below small it is micro. No proposal while a figure that the sector asks for is missing.
 */
export function suggestSizeTier(figures: SizeFigures, table: SizeTierTable): SizeSuggestion {
  const sector = sectorOf(figures.industryCode, table);
  if (sector === null)
    return { tier: null, sector: null, basis: '没有国民经济行业代码，或该行业不划分规模。', missing: [] };
  const asked = (['employees', 'revenueWan', 'assetsWan'] as const).filter(
    (key) => sector.small[key] !== null,
  );
  const missing = asked.filter((key) => figures[key] === null);
  if (missing.length > 0) {
    return {
      tier: null,
      sector: sector.name,
      basis: `${sector.name}：缺少${missing.map((key) => LABELS[key]).join('、')}。`,
      missing,
    };
  }
  const tier =
    TIERS.find((t) => asked.every((key) => (figures[key] ?? 0) >= (sector[t][key] ?? 0))) ?? 'micro';
  const stated = asked.map((key) => `${LABELS[key]}${figures[key]}${UNITS[key]}`).join('，');
  return {
    tier,
    sector: sector.name,
    basis: `${sector.name}：${stated}，按${table.source.title}为${WORDS[tier]}。`,
    missing: [],
  };
}

const LABELS = { employees: '从业人员', revenueWan: '营业收入', assetsWan: '资产总额' } as const;
const UNITS = { employees: '人', revenueWan: '万元', assetsWan: '万元' } as const;

function sectorOf(industryCode: string | null, table: SizeTierTable): SizeSector | null {
  if (industryCode === null) return null;
  let best: SizeSector | null = null;
  let length = 0;
  for (const sector of table.sectors) {
    for (const beginning of sector.industries) {
      if (beginning.length > length && industryCode.startsWith(beginning)) {
        best = sector;
        length = beginning.length;
      }
    }
  }
  return best;
}
