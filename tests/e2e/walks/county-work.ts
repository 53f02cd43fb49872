/** What differs from county to county in the walk: its files and what must come of them. */
export interface CountyWork {
  roster: string;
  created: number;
  rejected: number;
  unit: { name: string; code: string };
  plan: { file: string; title: string; passage: string };
}

/** Keeps a picture of the screen under a name. */
export type Shot = (name: string) => Promise<void>;

/** Civil date of the office's wall, so many days from today. */
export function day(offset: number): string {
  return new Date(Date.now() + 8 * 3600_000 + offset * 86_400_000).toISOString().slice(0, 10);
}
