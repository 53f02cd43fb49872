import { z } from 'zod';
import { UNREAD_REASONS } from '../../db/domain/plan/text-checks/unread';
import { planKind } from './codes';
import { count, expectedVersion, id, longText, reason, saved, shortText } from './common';
import { command, job, nothing, query } from './define';

/** Where something stands in a document: character of its text and page, where it has pages. */
const place = { offset: count.nullable(), page: count.nullable() };

const outlineList = z.object({
  id: z.string(),
  title: z.string(),
  source: z.object({ title: z.string(), article: z.string() }),
  mark: z.string(),
  /** recommended (a standard) or obligatory (a measure with force of law). */
  standing: z.string(),
  note: z.string(),
  items: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      depth: count,
      mark: z.string(),
      /** Advised, not asked for. */
      advisory: z.boolean(),
      outcome: z.enum(['found', 'missing', 'empty']),
      heading: z.string().nullable(),
      /** Written as in the 2013 edition. */
      former: z.boolean(),
      /** Told inside another section or by a table. */
      inText: z.boolean(),
      ...place,
    }),
  ),
});

const documentCheck = z.object({
  documentId: id,
  sha256: z.string(),
  fileName: z.string(),
  versionLabel: z.string(),
  /** Why there is no text to check; `waiting`: it is still to be read. */
  unread: z.enum([...UNREAD_REASONS, 'waiting']).nullable(),
  /** False while the background check has not come to it. */
  checked: z.boolean(),
  lists: z.array(outlineList),
  extras: z.array(z.object({ heading: z.string(), ...place })),
  laws: z.array(
    z.object({
      title: z.string(),
      number: z.string(),
      kind: z.string(),
      repealedOn: z.string(),
      replacedBy: z.string(),
      mark: z.string(),
      note: z.string(),
      quote: z.string(),
      ...place,
    }),
  ),
  /** Names of other enterprises; without an offset they stand in a page header. */
  names: z.array(z.object({ name: z.string(), quote: z.string(), ...place })),
  /** The owner's own name stands nowhere in the document. */
  ownerAbsent: z.boolean(),
  /** Plans of other owners that this one is like, the likest first; counts are letters of compared sentences. */
  copies: z.array(
    z.object({
      of: z.string(),
      planId: id,
      /** The longest passage in both, cut where it is long, and its whole length in characters. */
      quote: z.string(),
      length: count,
      compared: count,
      shared: count,
      ...place,
      /** The other document: where the passage begins in it, how much of it stands here. */
      other: z.object({ sha256: z.string(), offset: count.nullable(), compared: count, shared: count }),
    }),
  ),
  /** Rows of the annex tables with what the registers say otherwise; telephone numbers shortened. */
  annex: z.array(
    z.object({
      kind: z.enum(['contact', 'supply']),
      name: z.string(),
      about: z.string(),
      value: z.string(),
      drift: z.object({ code: z.string(), said: z.string(), registered: z.string() }).nullable(),
      ...place,
    }),
  ),
});

const planName = { id, title: z.string(), kind: planKind, ownerName: z.string() };
const scope = z.object({ accidentKinds: z.array(z.string()), responseLevels: z.array(z.string()) });

/** Checks of what is written in plans: hints for a reader, never a verdict. */
export const planChecks = {
  forPlan: query(z.object({ planId: id }), z.object({ documents: z.array(documentCheck) })),
  /** Figures of the county-wide page. */
  summary: query(
    nothing,
    z.object({
      checked: count,
      /** Documents among them that could not be read; they stand in the list with the reason. */
      unread: count,
      /** Plans in force without a text that could be checked. */
      withoutText: count,
      counts: z.array(z.object({ profile: z.string(), count })),
      /** How far a check is that runs behind everything else: the list may still change. */
      checking: z.object({ done: count, total: count, label: z.string() }).nullable(),
    }),
  ),
  /** 衔接: the plans above and below, what is wrong with the links, what could be linked. */
  links: query(
    z.object({ planId: id }),
    z.object({
      ours: z.boolean(),
      /** Of the plan, for `setScope`. */
      version: count,
      scope,
      /** What title and text speak of and the scope does not hold. */
      proposed: scope,
      accidentKindChoices: z.array(z.string()),
      upper: z.array(
        z.object({
          ...planName,
          linkId: id,
          linkVersion: count,
          ours: z.boolean(),
          /** False when the upper plan was withdrawn or taken out. */
          stands: z.boolean(),
          accidentKind: z.string().nullable(),
          responseLevel: z.string().nullable(),
          remark: z.string().nullable(),
        }),
      ),
      lower: z.array(z.object(planName)),
      /** Every plan that could stand above and is not linked, for choosing by hand. */
      candidates: z.array(z.object(planName)),
      suggestions: z.array(z.object({ ...planName, shared: z.array(z.string()) })),
      problems: z.array(
        z.object({
          code: z.enum(['no-upper', 'kind-uncovered', 'level-unknown', 'upper-withdrawn']),
          detail: z.string(),
        }),
      ),
    }),
  ),
  addLink: command(
    z.object({
      planId: id,
      upperPlanId: id,
      accidentKind: shortText.nullable(),
      responseLevel: shortText.nullable(),
      remark: longText.nullable(),
    }),
    z.object({ id }),
  ),
  removeLink: command(z.object({ id, expectedVersion, reason }), nothing),
  /** What the plan is for and its own response levels, highest first. */
  setScope: command(
    z.object({
      planId: id,
      expectedVersion,
      accidentKinds: z.array(shortText.min(1)).max(40),
      responseLevels: z.array(shortText.min(1)).max(8),
    }),
    saved,
  ),
  /** Checks what waits; `all` begins anew, because the register of names has grown. */
  run: job(z.object({ all: z.boolean() }), z.object({ checked: count }), { audit: 'none' }),
};
