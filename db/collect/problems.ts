import { PlanDeskError } from '../domain/errors';

/** What can stand in the way of collecting, each with the sentence the user reads. */
const SENTENCES = {
  COLLECT_NO_SERVER:
    '连接不上 PostgreSQL 服务器，没有写入。请检查 --to 的地址（或 PGHOST、PGPORT）以及服务器是否已启动。',
  COLLECT_NO_DATABASE: '服务器上没有这个数据库，没有写入。请先用 CREATE DATABASE 建立（编码 UTF8）。',
  COLLECT_LOGIN_REFUSED:
    '服务器拒绝登录，没有写入。请核对用户名和口令（PGPASSWORD 或 --to-password-stdin）。',
  COLLECT_RIGHTS_MISSING:
    '数据库用户的权限不够，正在收入的包没有写入。请授予它建立模式（CREATE）和读写 plandesk 模式的权限。',
  COLLECT_DISK_FULL:
    '数据库服务器的磁盘空间不足，正在收入的包没有写入，以前收入的包不受影响。请腾出空间后再次运行，会从没有收入的包继续。',
  COLLECT_SERVER_LOST:
    '与数据库服务器的连接中断，正在收入的包没有写入，以前收入的包不受影响。请再次运行，会从没有收入的包继续。',
  COLLECT_SCHEMA_NEWER: '这个数据库由更新版本的程序建立，没有写入。请先升级本程序。',
  COLLECT_SCHEMA_FOREIGN: '数据库里已有名为 plandesk 的模式，但不是本程序建立的，没有写入。请换一个数据库。',
  COLLECT_ENCODING: '数据库的编码不是 UTF8，没有写入。请另建一个编码为 UTF8 的数据库。',
  COLLECT_BUSY: '另一个程序正在向这个数据库收入上报包，请等它结束后再运行。',
  COLLECT_OTHER_OFFICE: '这个数据库属于另一机构，没有写入。请核对 --office 和 --to。',
  COLLECT_KEY_UNKNOWN:
    '第一次收到该单位的包，签名密钥还没有核对过，没有收入。请与该单位电话核对指纹，再把它写进 --keys 所指的文件，或加 --accept-key。',
  COLLECT_FAILED: '数据库服务器报错，正在收入的包没有写入。请把错误代码告诉维护人员。',
} as const;

export type CollectProblemCode = keyof typeof SENTENCES;

export function collectError(
  code: CollectProblemCode,
  details: Readonly<Record<string, unknown>> = {},
  cause?: unknown,
): PlanDeskError {
  return new PlanDeskError(code, SENTENCES[code], details, cause === undefined ? {} : { cause });
}

/** Values that SQLite keeps and PostgreSQL does not: a nought byte in a text, a year before the first. */
const VALUE_REFUSED = /^(22|23)/;

/** Turns faults of the driver and the server into named ones; anything else passes unchanged. Says nothing of passwords. */
export function serverError(error: unknown): unknown {
  if (error instanceof PlanDeskError || !(error instanceof Error)) return error;
  const code = String((error as { code?: unknown }).code ?? '');
  if (/^(ECONNREFUSED|ENOENT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT|57P03|53300)$/.test(code))
    return collectError('COLLECT_NO_SERVER', { reason: code }, error);
  if (code === '3D000') return collectError('COLLECT_NO_DATABASE', {}, error);
  if (/^28/.test(code) || /password/i.test(error.message))
    return collectError('COLLECT_LOGIN_REFUSED', {}, error);
  if (code === '42501') return collectError('COLLECT_RIGHTS_MISSING', { reason: error.message }, error);
  if (code === '53100') return collectError('COLLECT_DISK_FULL', {}, error);
  if (
    /^(57P0[12]|08\w{3}|ECONNRESET|EPIPE)$/.test(code) ||
    /Connection terminated|timeout/i.test(error.message)
  )
    return /timeout/i.test(error.message)
      ? collectError('COLLECT_NO_SERVER', { reason: 'timeout' }, error)
      : collectError('COLLECT_SERVER_LOST', {}, error);
  if (VALUE_REFUSED.test(code))
    return new PlanDeskError(
      'PACKAGE_VALUES_UNFIT',
      '上报包内有 PostgreSQL 不接受的值，没有收入。请让上报单位升级程序后重新导出。',
      { reason: code },
      { cause: error },
    );
  // Class and code of PostgreSQL's own list; the text may quote a row, and rows are personal.
  return /^[0-9A-Z]{5}$/.test(code) ? collectError('COLLECT_FAILED', { reason: code }, error) : error;
}
