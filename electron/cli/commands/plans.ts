import { statSync } from 'node:fs';
import { isCivilDate } from '../../../db/domain/dates/civil-date';
import { isPlanDeskError, PlanDeskError } from '../../../db/domain/errors';
import { assertKeepable } from '../../../db/services/plans/pack-document';
import { planKind } from '../../contract/codes';
import { oneOf, parseArguments, required, UsageError } from '../arguments';
import type { Caller } from '../caller';
import type { Command } from '../command';
import { assertReadable } from '../files';
import { openDatabase } from './database';
import { checkTexts } from './plan-checks';
import { addFolder } from './plan-folder';

/** The enterprise with exactly this code. @throws PlanDeskError ENTERPRISE_UNKNOWN */
export async function enterpriseByCode(caller: Caller, uscc: string): Promise<{ id: string; name: string }> {
  const wanted = uscc.normalize('NFKC').trim().toUpperCase();
  const { rows } = await caller.call('enterprises.pick', { text: wanted, limit: 50 });
  const found = rows.find((row) => row.uscc === wanted);
  if (!found)
    throw new PlanDeskError(
      'ENTERPRISE_UNKNOWN',
      `没有统一社会信用代码为 ${wanted} 的单位，请先登记或导入。`,
      { uscc: wanted },
    );
  return found;
}

const KIND_WORDS: Readonly<Record<string, string>> = {
  综合: 'comprehensive',
  专项: 'special',
  现场: 'onsite',
  综合应急预案: 'comprehensive',
  专项应急预案: 'special',
  现场处置方案: 'onsite',
};

/**
 * The plan version a file belongs to: of a new plan, or of the plan that a ledger registered before under this title.
 * There it joins the newest version, or a further one when another day of publication is named.
 */
async function placeOf(
  caller: Caller,
  plan: { enterpriseId: string; kind: (typeof planKind.options)[number]; title: string; remark: null },
  version: {
    label: string;
    reviewWay: null;
    reviewDate: null;
    reviewResult: null;
    signedOn: null;
    publishedOn: string | null;
    expiresOn: null;
    remark: null;
  },
): Promise<{ id: string; versionId: string }> {
  try {
    return await caller.call('plans.register', { plan, version });
  } catch (error) {
    if (!isPlanDeskError(error, 'DUPLICATE_PLAN')) throw error;
    const id = String(error.details.id);
    const [newest] = (await caller.call('plans.get', { id })).versions;
    const same = version.publishedOn === null || newest?.fields.publishedOn === version.publishedOn;
    if (newest && same) return { id, versionId: newest.id };
    const label = version.label === newest?.fields.label ? `${version.publishedOn}版` : version.label;
    return { id, ...(await caller.call('plans.addVersion', { planId: id, version: { ...version, label } })) };
  }
}

/** The plan stands when its file could not be kept (a full disk): said so, with the way to go on. */
function withoutFile(error: unknown, made: { id: string; versionId: string }): unknown {
  if (!isPlanDeskError(error)) return error;
  const message = `预案已登记，但文件没有存入：${error.message}排除问题后再运行同一条命令，文件会补到这个预案。`;
  return new PlanDeskError(error.code, message, { ...error.details, ...made }, { cause: error });
}

export const planCommand: Command = {
  usage:
    'plan add FILE.docx|.pdf --db DB --owner USCC --kind comprehensive|special|onsite --title T [--published DATE] [--version 标识]  |  plan add-folder DIR --db DB [--dry-run]  |  plan check-texts --db DB [--all]',
  async run(args, caller) {
    if (args[0] === 'add-folder') return addFolder(args, caller);
    if (args[0] === 'check-texts') return checkTexts(args, caller);
    const parsed = parseArguments(args, {
      words: ['add', 'FILE'],
      options: ['db', 'owner', 'kind', 'title', 'published', 'version'],
    });
    const [verb, file = ''] = parsed.words;
    if (verb !== 'add') throw new UsageError(`没有 plan ${verb}`);
    const kindWord = required(parsed, 'kind');
    const kind = oneOf(KIND_WORDS[kindWord] ?? kindWord, planKind.options, '--kind');
    const published = parsed.options.get('published') ?? null;
    if (published !== null && !isCivilDate(published)) throw new UsageError('--published 应写成 2026-03-05');
    const title = required(parsed, 'title');
    // Before the plan is registered: a plan whose file cannot be read would stay behind without it.
    assertReadable(caller.path(file));
    assertKeepable(statSync(caller.path(file)).size);
    await openDatabase(caller, required(parsed, 'db'));
    const owner = await enterpriseByCode(caller, required(parsed, 'owner'));
    const fields = {
      reviewWay: null,
      reviewDate: null,
      reviewResult: null,
      signedOn: null,
      publishedOn: published,
      expiresOn: null,
      remark: null,
    };
    const ticket = caller.file(file);
    const made = await placeOf(
      caller,
      { enterpriseId: owner.id, kind, title, remark: null },
      { label: parsed.options.get('version') ?? '第1版', ...fields },
    );
    const attached = await caller
      .call('plans.attach', { versionId: made.versionId, file: ticket, role: 'text' })
      .catch((error: unknown) => {
        throw withoutFile(error, made);
      });
    return {
      json: { id: made.id, versionId: made.versionId, owner: owner.name, document: attached },
      lines: [
        `已登记“${title}”（${owner.name}），文件 ${attached.sha256.slice(0, 12)}，文本状态 ${attached.textState}`,
      ],
    };
  },
};

export const searchCommand: Command = {
  usage: 'search "词 词" --db DB [--in plans|enterprises|experts|all] [--limit N]',
  async run(args, caller) {
    const parsed = parseArguments(args, { words: ['词'], options: ['db', 'in', 'limit'] });
    const limit = Number(parsed.options.get('limit') ?? 20);
    if (!Number.isInteger(limit) || limit < 1 || limit > 200)
      throw new UsageError('--limit 应为 1 到 200 的整数');
    await openDatabase(caller, required(parsed, 'db'));
    const within = oneOf(
      parsed.options.get('in') ?? 'all',
      [
        'plans',
        'enterprises',
        'experts',
        'teams',
        'drills',
        'filings',
        'equipment',
        'supplies',
        'contacts',
        'facilities',
        'hazards',
        'dangers',
        'incidents',
        'all',
      ],
      '--in',
    );
    const found = await caller.call('search.find', { text: parsed.words[0] ?? '', in: within, limit });
    // The names that other programs rely on; what screens need beside them stays inside.
    const hits = found.hits.map(({ type, id, title, owner, ownerName, page, snippet }) => ({
      type,
      id,
      title,
      owner,
      ownerName,
      page,
      snippet,
    }));
    return {
      json: { total: found.total, hits },
      lines: [
        `${found.total} 处`,
        ...hits.map(
          (hit) =>
            `${hit.title}  ${hit.owner}${hit.page === null ? '' : `  第 ${hit.page} 页`}\n    ${hit.snippet}`,
        ),
      ],
    };
  },
};
