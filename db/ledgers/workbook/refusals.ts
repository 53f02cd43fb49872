import { type ErrorDetails, PlanDeskError } from '../../domain/errors';

/**
 * Why a file cannot be read as a ledger, each with the sentence the user sees.
 * `details` always carries what is known about the place: entry, sheet, row, line, limit.
 */
const REFUSALS = {
  FILE_NOT_FOUND: '找不到这个文件，可能已被移动或U盘已拔出，请重新选择文件。',
  FILE_UNREADABLE: '这个文件打不开，可能正被其他程序占用或没有读取权限，请关闭占用它的程序后重试。',
  FILE_EMPTY: '这个文件是空的（0 字节），请重新导出或换一个文件。',
  FILE_NOT_A_WORKBOOK: '这个文件不是电子表格，请选择 .xlsx、.xls 或 .csv 文件。',
  FILE_TRUNCATED: '这个文件不完整，可能在复制或下载时中断，请重新复制后再试。',
  FILE_DAMAGED: '这个文件已损坏，内容前后不一致，请用表格软件打开并另存后再试。',
  FILE_PROTECTED: '这个文件设有打开密码，请在表格软件中取消密码并另存后再试。',
  FILE_TOO_LARGE: '这个文件超出允许的大小，请拆分成几个文件分别导入。',
  FILE_SUSPICIOUS: '这个文件的结构不正常，为安全起见没有读取。请用表格软件新建表格、粘贴内容并另存后再试。',
} as const;

export type RefusalCode = keyof typeof REFUSALS;

/** The error to throw for a file that is refused. */
export function refusal(code: RefusalCode, details: ErrorDetails = {}, cause?: unknown): PlanDeskError {
  return new PlanDeskError(code, REFUSALS[code], details, cause === undefined ? undefined : { cause });
}
