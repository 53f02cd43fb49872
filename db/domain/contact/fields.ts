/** Where a statement of the pack comes from. */
interface PackSource {
  readonly title: string;
  readonly article: string;
}

/** A field of work of a neighbour office: 气象, 公安, 电力 … */
export interface ContactField {
  readonly code: string;
  readonly label: string;
  /** Wordings in names of organisations that tell the field. */
  readonly words: readonly string[];
  /** Accident kinds (resources/codes/accident-kinds.json) for which it is usually called. */
  readonly kinds: readonly string[];
  /** Called whatever happened. */
  readonly always: boolean;
  /** What it is called for. */
  readonly why: string;
  readonly mark: string;
  readonly source?: PackSource | undefined;
}

/** What a hospital or another place can do for the injured. */
export interface FacilityCapability {
  readonly code: string;
  readonly label: string;
  readonly words: readonly string[];
  readonly kinds: readonly string[];
}

/** Content of resources/codes/contact-fields.json. */
export interface ContactFields {
  readonly fields: readonly ContactField[];
  readonly facilityCapabilities: readonly FacilityCapability[];
  /** Days after which a number wants to be called again. */
  readonly confirmDays: { readonly value: number };
}

/** The longest wording that stands in `name` decides: 110指挥中心 is police, 119 is not. */
function byWords<T extends { readonly words: readonly string[] }>(
  entries: readonly T[],
  name: string,
): T | null {
  let found: { entry: T; length: number } | null = null;
  for (const entry of entries)
    for (const word of entry.words)
      if (name.includes(word) && word.length > (found?.length ?? 0)) found = { entry, length: word.length };
  return found?.entry ?? null;
}

/** The field that the name of an organisation tells, or null; offered to a person, never kept by itself. */
export function fieldOfName(pack: ContactFields, organisation: string): string | null {
  return byWords(pack.fields, organisation)?.code ?? null;
}

/** Fields to call for a kind of accident, in the order of the pack: those always called, then those the kind asks for. */
export function fieldsFor(pack: ContactFields, accidentKind: string | null): ContactField[] {
  const asked = pack.fields.filter(
    ({ always, kinds }) => !always && accidentKind !== null && kinds.includes(accidentKind),
  );
  return [...pack.fields.filter(({ always }) => always), ...asked];
}

/** What a hospital should be able to do for a kind of accident. */
export function facilityCapabilitiesFor(pack: ContactFields, accidentKind: string): FacilityCapability[] {
  return pack.facilityCapabilities.filter(({ kinds }) => kinds.includes(accidentKind));
}
