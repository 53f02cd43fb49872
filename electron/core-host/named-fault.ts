import { PlanDeskError } from '../../db/domain/errors';

/**
 * Gives faults of disks that nobody closer by has named their code and next step: scratch files, folders of the program.
 * Anything else passes unchanged. What was being written is a scratch file or rolled back, so the data are as before.
 */
export function namedFault(error: unknown): unknown {
  if (error instanceof PlanDeskError || !(error instanceof Error)) return error;
  const { code, path } = error as NodeJS.ErrnoException;
  const details = path === undefined ? {} : { file: path };
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
    case 'SQLITE_FULL':
    case 'SQLITE_IOERR_SHMSIZE':
      return new PlanDeskError(
        'DISK_FULL',
        '磁盘空间不足，操作没有完成，原有数据不受影响。请腾出空间（包括存放临时文件的磁盘）后重试。',
        details,
        { cause: error },
      );
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return new PlanDeskError(
        'FILE_NOT_WRITABLE',
        `没有权限读写${path === undefined ? '所需的文件' : `“${path}”`}，原有数据不受影响，请检查权限或换一个位置。`,
        details,
        { cause: error },
      );
    default:
      return error;
  }
}
