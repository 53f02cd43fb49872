import { z } from 'zod';
import { STANDING_MARKS } from '../domain/duties/rule-book';
import { SIZE_TIERS } from '../domain/enterprise/facts';
import { RULE_SETS } from '../domain/enterprise/rule-set-ids';
import type { TeamCatalogue } from '../domain/team/catalogue';
import { TEAM_LEVELS, TEAM_RANKS } from '../domain/team/codes';
import { TEAM_WAYS } from '../domain/team/must-have-team';
import { readPack } from './read-pack';

const text = z.string().min(1);
const worded = { name: text, words: z.array(text) };
const sourced = {
  source: z.object({ title: text, article: text }),
  mark: z.enum(STANDING_MARKS),
};
const onceEach = <T extends { code: string }>(entries: readonly T[]) =>
  new Set(entries.map(({ code }) => code)).size === entries.length;

const teamsSchema = z.object({
  id: text,
  version: text,
  note: text,
  fields: z
    .array(z.object({ code: text, ...worded, ...sourced }))
    .min(1)
    .refine(onceEach),
  natures: z
    .array(z.object({ code: text, ...worded, ...sourced, fullTime: z.boolean().nullable() }))
    .min(1)
    .refine(onceEach),
  unclearNatures: z.array(text),
  levels: z.array(z.object({ code: z.enum(TEAM_LEVELS), ...worded })).length(TEAM_LEVELS.length),
  ranks: z.array(z.object({ code: z.enum(TEAM_RANKS), ...worded })).length(TEAM_RANKS.length),
  grades: z.object({ appliesTo: text, names: z.array(text).min(1), ...sourced }),
  requirements: z
    .array(
      z.object({
        rule: z.string().regex(/^R-[A-Z0-9-]+$/),
        set: z.enum(RULE_SETS),
        title: text,
        ways: z.array(z.enum(TEAM_WAYS)).min(1),
        smallTiers: z.array(z.enum(SIZE_TIERS)),
        ...sourced,
      }),
    )
    .min(1),
});

/** resources/codes/teams.json. @throws PlanDeskError RULE_PACK_DAMAGED {file, finding} */
export function loadTeamCatalogue(resourcesFolder: string): TeamCatalogue {
  return readPack(resourcesFolder, 'codes/teams.json', teamsSchema);
}
