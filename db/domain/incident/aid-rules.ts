import type { StandingMark } from '../duties/rule-book';

/** resources/rules/incident-aids.json: what is looked at first for each kind of accident. Advice, never a decision. */
export interface AidRules {
  readonly id: string;
  readonly version: string;
  readonly effectiveFrom: string;
  readonly source: { readonly title: string; readonly article: string };
  readonly mark: StandingMark;
  readonly note: string;
  /** Usual reach of a search, metres. */
  readonly distances: { readonly hazards: number; readonly neighbours: number };
  /** 应急处置, of the tasks of experts. */
  readonly expertTask: string;
  /** Specialties that any accident may ask for. */
  readonly expertSpecialties: readonly string[];
  readonly kinds: readonly {
    readonly name: string;
    readonly teamFields: readonly string[];
    readonly specialties: readonly string[];
  }[];
  /** What the dangerous work of the unit adds. */
  readonly activities: readonly {
    readonly keys: readonly string[];
    readonly teamFields: readonly string[];
    readonly specialties: readonly string[];
  }[];
  /** Words of headings under which a plan says what to do, and of those under which it never does. */
  readonly actionWords: readonly string[];
  readonly otherWords: readonly string[];
}

/** What an accident asks for, as codes. */
export interface IncidentNeeds {
  /** Capabilities that only some kinds of accident ask for: these make a team or a thing the right one. */
  readonly capabilities: readonly string[];
  /** Capabilities that every accident asks for: help, but no reason to call one rather than another. */
  readonly general: readonly string[];
  readonly teamFields: readonly string[];
  /** Fields that every accident asks for, such as 医疗. */
  readonly generalFields: readonly string[];
  readonly specialties: readonly string[];
}

/** What an accident of this kind at a unit with these activities asks for. An unknown kind asks for what all ask for. */
export function incidentNeeds(
  accident: { readonly kind: string; readonly activities: readonly string[] },
  rules: AidRules,
  catalogue: {
    readonly capabilities: readonly { readonly code: string; readonly accidentKinds: readonly string[] }[];
  },
): IncidentNeeds {
  const asked = catalogue.capabilities.filter(({ accidentKinds }) => accidentKinds.includes(accident.kind));
  const everywhere = (kinds: readonly string[]) => rules.kinds.every(({ name }) => kinds.includes(name));
  const codes = (general: boolean) =>
    asked.filter(({ accidentKinds }) => everywhere(accidentKinds) === general).map(({ code }) => code);
  const by = [
    ...rules.activities.filter(({ keys }) => keys.some((key) => accident.activities.includes(key))),
    ...rules.kinds.filter(({ name }) => name === accident.kind),
  ];
  const fields = [...new Set(by.flatMap(({ teamFields }) => teamFields))];
  const always = (field: string) => rules.kinds.every(({ teamFields }) => teamFields.includes(field));
  return {
    capabilities: codes(false),
    general: codes(true),
    teamFields: fields.filter((field) => !always(field)),
    generalFields: fields.filter(always),
    specialties: [...new Set([...by.flatMap(({ specialties }) => specialties), ...rules.expertSpecialties])],
  };
}
