import { z } from 'zod';
import type { ExportProfiles } from '../domain/exchange/profile';
import { damaged, readPack } from './read-pack';

const FILE = 'codes/export-profiles.json';
const text = z.string().min(1);
const mark = z.enum(['V', 'P', 'R', 'I']);

const profilesSchema = z.strictObject({
  id: text,
  version: text,
  source: z.strictObject({ title: text, article: text }),
  mark,
  note: text,
  usual: text,
  profiles: z
    .array(
      z.strictObject({
        id: z.string().regex(/^[a-z0-9-]{1,40}$/),
        label: text,
        note: text,
        omitted: z.array(z.string().regex(/^[a-z_0-9]+\.[a-z_0-9]+$/)),
        mark,
      }),
    )
    .min(1),
});

/**
 * What packages may leave out of personal data, profile by profile.
 * @throws PlanDeskError RULE_PACK_DAMAGED
 */
export function loadExportProfiles(resourcesFolder: string): ExportProfiles {
  const { version, usual, profiles } = readPack(resourcesFolder, FILE, profilesSchema);
  if (!profiles.some(({ id }) => id === usual)) throw damaged(FILE, `no profile ${usual}`);
  return { version, usual, profiles };
}
