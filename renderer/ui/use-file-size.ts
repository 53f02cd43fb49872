import { useCallback } from 'react';
import { useNumberFormat } from './use-number-format';

const units = ['B', 'KB', 'MB', 'GB'] as const;

/** Sizes of files as the PC's file manager writes them: 18.4 MB. */
export function useFileSize(): (bytes: number) => string {
  const format = useNumberFormat();
  return useCallback(
    (bytes: number) => {
      const step = Math.min(units.length - 1, Math.floor(Math.log2(Math.max(1, bytes)) / 10));
      const value = bytes / 1024 ** step;
      return `${format(step === 0 || value >= 100 ? Math.round(value) : Math.round(value * 10) / 10)} ${units[step]}`;
    },
    [format],
  );
}
