import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { isCancelled } from '../../../api/errors';
import { nativeShell } from '../../../api/shell';
import { showToast } from '../../../ui/feedback/toast-store';
import { trackJob } from '../../../ui/jobs/job-store';
import { useErrorText } from '../../../ui/use-error-text';
import { useSaveFile } from '../../../ui/use-save-file';

/** Ending of the files that packages travel in. */
export const packageExtension = 'yjpkg';

/** Writes packages of reviews: one expert's pack or result to a file, the packs of a review into a folder. */
export function useWritePackages() {
  const { t } = useTranslation('reviews');
  const api = useApi();
  const errorText = useErrorText();
  const saveFile = useSaveFile();
  const one = (kind: 'pack' | 'result', assignmentId: string, name: string, password = '') =>
    saveFile({
      title: t(`write.${kind}`),
      defaultName: `${t(`write.${kind}Name`, { name })}.${packageExtension}`,
      extension: packageExtension,
      failed: t('write.failed'),
      write: (file, options) =>
        api.reviewPackages.write({ id: assignmentId, file, ...(password ? { password } : {}) }, options),
      saved: (_view, fileName) => t('write.saved', { name: fileName }),
    });
  const all = async (reviewId: string, again: boolean, password = '') => {
    const folder = await nativeShell().openFolder({ title: t('write.chooseFolder') });
    if (!folder) return false;
    try {
      const { packs } = await trackJob(t('write.all'), (options) =>
        api.reviewPackages.writeAll(
          { reviewId, folder: folder.grant, all: again, ...(password ? { password } : {}) },
          options,
        ),
      );
      showToast({
        tone: 'met',
        text: t('write.savedAll', { count: packs.length, name: folder.name }),
        action: { label: t('write.reveal'), run: () => void nativeShell().reveal(folder.grant) },
      });
      return true;
    } catch (error) {
      if (!isCancelled(error)) showToast({ tone: 'late', text: t('write.failed'), detail: errorText(error) });
      return false;
    }
  };
  return {
    writePack: (assignmentId: string, name: string, password?: string) =>
      one('pack', assignmentId, name, password),
    /** For a reviewer who has handed in: the file that goes back. */
    writeResult: (assignmentId: string, name: string, password?: string) =>
      one('result', assignmentId, name, password),
    writeAll: all,
  };
}
