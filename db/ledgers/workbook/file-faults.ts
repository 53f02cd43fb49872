import { PlanDeskError } from '../../domain/errors';

/** A failure of writing a file as the user should hear it; anything else is handed back as it is. */
export function fileFault(error: unknown, file: string): unknown {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    const message = '磁盘空间不足，文件没有写成，请腾出空间或另选位置后重试。';
    return new PlanDeskError('DISK_FULL', message, { file }, { cause: error });
  }
  if (/^(EACCES|EPERM|EROFS|EBUSY|ENOENT|ENOTDIR|EISDIR|ETXTBSY)$/.test(code ?? '')) {
    const message = '无法写入这个位置，文件可能正被打开或没有写入权限，请关闭文件或另选位置后重试。';
    return new PlanDeskError('FILE_NOT_WRITABLE', message, { file, reason: code }, { cause: error });
  }
  return error;
}
