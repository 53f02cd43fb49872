import { z } from 'zod';
import {
  DEFAULT_DUTY_SETTINGS,
  DEFAULT_FILING_NUMBER_TEMPLATE,
  NOTICE_KINDS,
  type NoticeKind,
} from '../../../electron/contract/input';
import { type SettingKey, type SettingValue, settingSchemas } from '../../../electron/contract/settings';

const standard: { readonly [K in SettingKey]: SettingValue<K> } = {
  'contacts.confirmDays': 90,
  'exchange.reportingDays': { H1: '07-15', H2: '01-15', year: '01-15' },
  'rules.dueSoonDays': DEFAULT_DUTY_SETTINGS.dueSoonDays,
  'rules.switches': {},
  'filing.numberTemplate': DEFAULT_FILING_NUMBER_TEMPLATE,
  'filing.localMaterials': [],
  'filing.noticeTemplates': {},
};

/** A setting as the core keeps it; its default where nobody has set it. */
export function settingOf<K extends SettingKey>(
  values: Readonly<Record<string, unknown>>,
  key: K,
): SettingValue<K> {
  const parsed = settingSchemas[key].safeParse(values[key]);
  return parsed.success ? (parsed.data as SettingValue<K>) : standard[key];
}

/** The conventions of one office as its form holds them. */
export const officeSettingsForm = z.object({
  dueSoonDays: settingSchemas['rules.dueSoonDays'],
  confirmDays: settingSchemas['contacts.confirmDays'],
  numberTemplate: settingSchemas['filing.numberTemplate'],
  /** Letter kind → its own pattern; empty for the usual one. */
  noticeTemplates: z.record(z.enum(NOTICE_KINDS), settingSchemas['filing.numberTemplate'].nullable()),
  /** One material a line. */
  localMaterials: z.string().max(2000).nullable(),
});
export type OfficeSettings = z.input<typeof officeSettingsForm>;

type LocalMaterials = SettingValue<'filing.localMaterials'>;

export function officeSettings(values: Readonly<Record<string, unknown>>): OfficeSettings {
  const materials = settingOf(values, 'filing.localMaterials').map((material) => material.label);
  return {
    dueSoonDays: settingOf(values, 'rules.dueSoonDays'),
    confirmDays: settingOf(values, 'contacts.confirmDays'),
    numberTemplate: settingOf(values, 'filing.numberTemplate'),
    noticeTemplates: patternsOf(settingOf(values, 'filing.noticeTemplates')),
    localMaterials: materials.length > 0 ? materials.join('\n') : null,
  };
}

/**
 * The materials of the lines. A label that was there keeps its key, because checks that were made refer to it; a new
 * one gets the next free number.
 */
export function localMaterialsOf(lines: string | null, before: LocalMaterials): LocalMaterials {
  const labels = [...new Set((lines ?? '').split('\n').map((line) => line.trim()))].filter(
    (line) => line !== '',
  );
  let last = Math.max(0, ...before.map((material) => Number(/^L(\d+)$/.exec(material.key)?.[1] ?? 0)));
  return labels.map((label) => {
    const known = before.find((material) => material.label === label);
    if (known) return known;
    last += 1;
    return { key: `L${last}`, label };
  });
}

type Patterns = OfficeSettings['noticeTemplates'];

function patternsOf(own: SettingValue<'filing.noticeTemplates'>): Patterns {
  return Object.fromEntries(NOTICE_KINDS.map((kind) => [kind, own[kind] ?? null])) as Patterns;
}

/** The patterns that an office has made its own; the others go on with the usual ones. */
export function noticeTemplatesOf(patterns: Patterns): SettingValue<'filing.noticeTemplates'> {
  const own: Partial<Record<NoticeKind, string>> = {};
  for (const kind of NOTICE_KINDS) {
    const pattern = patterns[kind];
    if (pattern !== null) own[kind] = pattern;
  }
  return own;
}
