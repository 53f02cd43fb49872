import {
  bearingDegrees,
  type CompassPoint,
  compassPoint,
  distanceMetres,
  type Place,
} from '../place/distance';
import type { IncidentNeeds } from './aid-rules';

/** How far away something lies, and in which direction from the incident; null: its place or the incident's is not known. */
export interface Way {
  readonly metres: number;
  readonly direction: CompassPoint;
}

/** The way from the incident to a place. */
export function wayTo(from: Place | null, to: Place | null): Way | null {
  return from && to
    ? { metres: distanceMetres(from, to), direction: compassPoint(bearingDegrees(from, to)) }
    : null;
}

/** In the order of their distance; what lies at an unknown place stands apart behind, never left out. Ties keep their order. */
export function nearestFirst<T extends { readonly way: Way | null }>(
  all: readonly T[],
): { readonly placed: readonly T[]; readonly unplaced: readonly T[] } {
  return {
    placed: all.filter(({ way }) => way !== null).sort((a, b) => (a.way?.metres ?? 0) - (b.way?.metres ?? 0)),
    unplaced: all.filter(({ way }) => way === null),
  };
}

/** A team as far as the choice goes. */
export interface TeamFacts {
  readonly id: string;
  readonly name: string;
  readonly place: Place | null;
  readonly fieldCode: string | null;
  readonly capabilities: readonly string[];
  /** What the names of its things point to, where nothing was entered. */
  readonly guessed: readonly string[];
  /** Of its equipment that is fit for use. */
  readonly equipment: readonly string[];
  readonly coverageKm: number | null;
  /** Has a valid agreement with the unit, or is its own. */
  readonly agreed: boolean;
  /** Call-ups that have not come back yet. */
  readonly out: number;
}

/** `fit`: by its field or a capability that this kind asks for; `help`: by what every accident asks for; `unknown`: nothing was entered. */
export const TEAM_FITS = ['fit', 'help', 'unknown'] as const;
export type TeamFit = (typeof TEAM_FITS)[number];

/** A team with why it is offered. */
export interface OfferedTeam<T extends TeamFacts = TeamFacts> {
  readonly team: T;
  readonly fit: TeamFit;
  readonly way: Way | null;
  readonly byField: boolean;
  /** Codes that the accident asks for and the team has. */
  readonly has: readonly string[];
  /** Those of `has` that rest on names alone. */
  readonly guessed: readonly string[];
  /** Whether the incident lies in its service area; null: not known. */
  readonly covered: boolean | null;
}

/** Teams to call, nearest first; nothing but the distance orders them. `unfit`: how many have other fields and capabilities only. */
export interface OfferedTeams<T extends TeamFacts = TeamFacts> {
  readonly placed: readonly OfferedTeam<T>[];
  readonly unplaced: readonly OfferedTeam<T>[];
  readonly unfit: number;
}

/** Which teams suit an incident and how far away they are. An agreement or a call-up going on is told, never weighed. */
export function offerTeams<T extends TeamFacts>(
  from: Place | null,
  needs: IncidentNeeds,
  teams: readonly T[],
): OfferedTeams<T> {
  const offered: OfferedTeam<T>[] = [];
  for (const team of teams) {
    const entered = new Set([...team.capabilities, ...team.equipment]);
    const guessed = new Set(team.guessed.filter((code) => !entered.has(code)));
    const owned = (codes: readonly string[]) =>
      codes.filter((code) => entered.has(code) || guessed.has(code));
    const special = owned(needs.capabilities);
    const general = owned(needs.general);
    const byField = team.fieldCode !== null && needs.teamFields.includes(team.fieldCode);
    const helps = team.fieldCode !== null && needs.generalFields.includes(team.fieldCode);
    const nothing = team.fieldCode === null && entered.size === 0 && guessed.size === 0;
    const fit: TeamFit | null =
      byField || special.length > 0
        ? 'fit'
        : general.length > 0 || helps
          ? 'help'
          : nothing
            ? 'unknown'
            : null;
    if (fit === null && !team.agreed) continue;
    const way = wayTo(from, team.place);
    const has = [...special, ...general];
    offered.push({
      team,
      fit: fit ?? 'help',
      way,
      byField: byField || helps,
      has,
      guessed: has.filter((code) => guessed.has(code)),
      covered: way && team.coverageKm !== null ? way.metres <= team.coverageKm * 1000 : null,
    });
  }
  return { ...nearestFirst(offered), unfit: teams.length - offered.length };
}

/** One supply of a depot. */
export interface SupplyFacts {
  readonly id: string;
  readonly name: string;
  readonly unit: string | null;
  readonly capabilities: readonly string[];
  readonly stock: number;
  readonly unfit: number;
  readonly expiresOn: string | null;
}

/** What a depot holds for one capability. Things of one unit of measure are summed; pieces and litres never are. */
export interface DepotHolding {
  readonly capability: string;
  readonly supplies: readonly {
    readonly id: string;
    readonly name: string;
    readonly unit: string | null;
    /** Fit for use and not out of date on the day. */
    readonly usable: number;
    /** Fit for use but out of date. */
    readonly expired: number;
    readonly unfit: number;
  }[];
}

/** What of a depot serves the needs, capability by capability; expired stock is told apart, unfit stock never counts. */
export function holdingsOf(
  supplies: readonly SupplyFacts[],
  needs: readonly string[],
  today: string,
): readonly DepotHolding[] {
  const thousandth = (value: number) => Math.round(value * 1000) / 1000;
  return needs
    .map((capability) => ({
      capability,
      supplies: supplies
        .filter((one) => one.stock > 0 && one.capabilities.includes(capability))
        .map((one) => {
          const fit = thousandth(Math.max(0, one.stock - one.unfit));
          const late = one.expiresOn !== null && one.expiresOn < today;
          return {
            id: one.id,
            name: one.name,
            unit: one.unit,
            usable: late ? 0 : fit,
            expired: late ? fit : 0,
            unfit: one.unfit,
          };
        })
        .sort((a, b) => b.usable - a.usable),
    }))
    .filter((holding) => holding.supplies.length > 0);
}

/** A dangerous place near the incident: whom its own reach or the search's distance brings in. */
export interface NearHazard<T> {
  readonly hazard: T;
  readonly way: Way;
  /** The incident lies within what an accident there would reach. */
  readonly reaches: boolean;
  /** It lies within the distance that was asked for. */
  readonly within: boolean;
}

/** Hazards that the incident may set off or that reach as far as it, nearest first. */
export function hazardsNear<T extends { readonly place: Place; readonly reach: number | null }>(
  from: Place,
  hazards: readonly T[],
  metres: number,
): readonly NearHazard<T>[] {
  const found: NearHazard<T>[] = [];
  for (const hazard of hazards) {
    const way = wayTo(from, hazard.place);
    if (way === null) continue;
    const within = way.metres <= metres;
    const reaches = hazard.reach !== null && way.metres <= hazard.reach;
    if (within || reaches) found.push({ hazard, way, reaches, within });
  }
  return found.sort((a, b) => a.way.metres - b.way.metres);
}
