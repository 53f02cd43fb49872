import type PizZip from 'pizzip';
import type { FormKind } from '../pack/kind';
import { openTemplate, partName, type TemplateProblem } from './open-template';
import { loadTemplate } from './template-engine';

export interface CheckedTemplate {
  readonly problems: readonly TemplateProblem[];
  /** Placeholders of the form that the template uses. */
  readonly used: readonly string[];
  /** Those it leaves out: a hint, no fault. */
  readonly unused: readonly string[];
  /** The template packed anew from its checked parts; null while there are problems. */
  readonly bytes: Uint8Array | null;
}

/** What the template engine says of a broken placeholder. */
interface EngineFault {
  readonly properties?: {
    readonly id?: string;
    readonly xtag?: string;
    readonly context?: string;
    readonly file?: string;
    readonly errors?: readonly EngineFault[];
  };
}

interface Tag {
  readonly type: string;
  readonly value: string;
  readonly module?: string;
  readonly subparsed?: readonly Tag[];
}

const FAULTS: Readonly<Record<string, string>> = {
  unclosed_loop: '列表“{0}”没有结束，请在后面补上“{/{0}}”。',
  unopened_loop: '“{/{0}}”前面没有对应的“{#{0}}”。',
  closing_tag_does_not_match_opening_tag: '列表“{0}”的开头和结尾对不上。',
  unclosed_tag: '占位符“{0}”缺少右花括号。',
  unopened_tag: '占位符“{0}”缺少左花括号。',
  duplicate_open_tag: '占位符“{0}”有多余的左花括号。',
  duplicate_close_tag: '占位符“{0}”有多余的右花括号。',
};

/** Words of the surroundings that are shown with a fault. */
const AROUND = 12;

/**
 * Checks a file that is to replace a shipped form: what kind of file it is, what is in it that may not be, and whether its
 * placeholders are those of the form. Every fault is named with its place; nothing of the file is run.
 */
export async function checkTemplate(
  bytes: Uint8Array,
  fileName: string,
  kind: FormKind,
): Promise<CheckedTemplate> {
  const opened = await openTemplate(bytes, fileName);
  const known = namesOf(kind);
  const refuse = (problems: readonly TemplateProblem[]): CheckedTemplate => ({
    problems,
    used: [],
    unused: known,
    bytes: null,
  });
  if (opened.bytes === null) return refuse(opened.problems);
  const { default: InspectModule } = await import('docxtemplater/js/inspect-module.js');
  const inspect = new InspectModule();
  let document: Awaited<ReturnType<typeof loadTemplate>>;
  try {
    document = await loadTemplate(opened.bytes, [inspect]);
  } catch (error) {
    return refuse(faultsOf(error));
  }
  const zip = document.getZip() as PizZip;
  const problems: TemplateProblem[] = [];
  const used = new Set<string>();
  for (const part of inspect.getTemplatedFiles()) {
    // The list of content types may name parts that are not there.
    if (!zip.file(part)) continue;
    const text = document.getFullText(part);
    walk(inspect.getStructuredTags(part) as readonly Tag[], kind, null, (name, problem) => {
      if (problem === null) used.add(name);
      else problems.push({ ...problem, place: placeOf(text, name, part) });
    });
  }
  if (problems.length === 0 && used.size === 0)
    problems.push({
      code: 'NO_SLOTS',
      message: '文件里没有一个占位符，填出来的每一份都会一样。请从“导出起始模板”开始改。',
      place: null,
    });
  return {
    problems,
    used: known.filter((name) => used.has(name)),
    unused: known.filter((name) => !used.has(name)),
    bytes: problems.length === 0 ? opened.bytes : null,
  };
}

/** All placeholders of a form: its own, its lists, and `列表.项` for those inside a list. */
export function namesOf(kind: FormKind): string[] {
  return [
    ...kind.slots.map(({ name }) => name),
    ...kind.lists.flatMap((list) => [list.name, ...list.slots.map(({ name }) => `${list.name}.${name}`)]),
  ];
}

type Tell = (name: string, problem: Omit<TemplateProblem, 'place'> | null) => void;

function walk(tags: readonly Tag[], kind: FormKind, inside: string | null, tell: Tell): void {
  const list = kind.lists.find(({ name }) => name === inside);
  for (const tag of tags) {
    if (tag.type !== 'placeholder') continue;
    const name = tag.value;
    if (tag.module === 'loop') {
      if (inside !== null)
        tell(name, { code: 'NESTED_LIST', message: `列表“${name}”放在了另一个列表里面，请分开放。` });
      else if (!kind.lists.some((each) => each.name === name))
        tell(name, { code: 'UNKNOWN_LIST', message: `这种文书没有名为“${name}”的列表。` });
      else {
        tell(name, null);
        walk(tag.subparsed ?? [], kind, name, tell);
      }
      continue;
    }
    if (tag.module !== undefined && tag.module !== '') {
      tell(name, { code: 'FORBIDDEN_TAG', message: `占位符“${name}”的写法不能使用，请写成“{${name}}”。` });
      continue;
    }
    const ofList = kind.lists.find((each) => each.slots.some((slot) => slot.name === name));
    if (list?.slots.some((slot) => slot.name === name)) tell(`${list.name}.${name}`, null);
    else if (kind.slots.some((slot) => slot.name === name)) tell(name, null);
    else if (ofList)
      tell(name, {
        code: 'OUTSIDE_LIST',
        message: `“{${name}}”是列表“${ofList.name}”里的项，要放在“{#${ofList.name}}”和“{/${ofList.name}}”之间。`,
      });
    else tell(name, { code: 'UNKNOWN_SLOT', message: `这种文书没有名为“${name}”的占位符。` });
  }
}

function faultsOf(error: unknown): TemplateProblem[] {
  const { properties } = error as EngineFault;
  if (properties === undefined) throw error;
  if (properties.errors) return properties.errors.flatMap(faultsOf);
  if (properties.id === 'filetype_not_identified')
    return [
      { code: 'NOT_DOCX', message: '这不是 Word 文档（.docx），请另存为 .docx 后再上传。', place: null },
    ];
  const name = (properties.xtag ?? '').slice(0, 40);
  const text = FAULTS[properties.id ?? ''] ?? '占位符“{0}”不完整，请检查花括号是否成对。';
  const where = properties.file === undefined ? null : partName(properties.file);
  const context = properties.context?.slice(0, AROUND * 3);
  return [
    {
      code: 'BROKEN_TAG',
      message: text.replaceAll('{0}', name),
      place: context ? `${where ?? '正文'}：${context}` : where,
    },
  ];
}

/** Part and words around the first place where the name stands. */
function placeOf(text: string, name: string, part: string): string {
  const at = text.search(new RegExp(`\\{[#/^@]?\\s*${escapeRegExp(name)}`));
  if (at < 0) return partName(part);
  const from = Math.max(0, at - AROUND);
  return `${partName(part)}：${from > 0 ? '…' : ''}${text.slice(from, at + name.length + AROUND)}…`;
}

function escapeRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
