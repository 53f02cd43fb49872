/** Where records of a type are shown: a page of their own, or beside their list. */
const pathByType: Readonly<Record<string, (id: string) => string>> = {
  enterprise: (id) => `/enterprises/${id}`,
  plan: (id) => `/plans/${id}`,
  filing: (id) => `/filing/${id}`,
  drill: (id) => `/drills/${id}`,
  expert: (id) => `/experts/${id}`,
  team: (id) => `/teams/${id}`,
  equipment: (id) => `/equipment?open=${id}`,
  hazard: (id) => `/hazards/${id}`,
  danger: (id) => `/hidden-dangers?open=${id}`,
  incident: (id) => `/incidents/${id}`,
  supply: (id) => `/supplies/${id}`,
  contact: (id) => `/contacts?open=${id}`,
  facility: (id) => `/facilities?open=${id}`,
};

/** Address of a record found by the search or named by a duty; undefined for a type that is not shown anywhere. */
export function recordPath(type: string, id: string): string | undefined {
  return pathByType[type]?.(encodeURIComponent(id));
}
