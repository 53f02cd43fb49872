import { useTranslation } from 'react-i18next';
import { useApi } from '../api/context';
import { isCancelled, toApiError } from '../api/errors';
import { nativeShell } from '../api/shell';
import { confirm } from '../ui/feedback/confirm-store';
import { showToast } from '../ui/feedback/toast-store';
import { trackJob } from '../ui/jobs/job-store';
import { useErrorText } from '../ui/use-error-text';

/** File name of a database: `舒兰市应急管理局.plandesk`; backups and the command line's examples end in `.db`. */
const extension = 'plandesk';

/** Opening, creating, saving and backing up databases, shared by the menu, the start screen and the settings. */
export function useDatabaseCommands() {
  const { t } = useTranslation('shell');
  const api = useApi();
  const errorText = useErrorText();
  const filters = [{ name: t('database.fileKind'), extensions: [extension, 'db'] }];

  const guarded = async <T>(title: string, work: Parameters<typeof trackJob<T>>[1]): Promise<T | null> => {
    try {
      return await trackJob(title, work);
    } catch (error) {
      if (!isCancelled(error))
        showToast({ tone: 'late', text: t('database.failed', { title }), detail: errorText(error) });
      return null;
    }
  };

  return {
    async open() {
      const [file] = await nativeShell().openFile({ title: t('database.open'), filters });
      if (file)
        await guarded(t('database.open'), (options) => api.system.open({ file: file.grant }, options));
    },
    /** A reviewer's pack, marked where it lies: on its stick. */
    async openPack() {
      const [file] = await nativeShell().openFile({
        title: t('database.openPack'),
        filters: [{ name: t('database.packKind'), extensions: ['yjpkg'] }],
      });
      if (!file) return;
      const open = (password = '') =>
        trackJob(t('database.openPack'), (options) =>
          api.reviewPackages.openHere({ file: file.grant, ...(password ? { password } : {}) }, options),
        );
      await guarded(t('database.openPack'), async () => {
        try {
          return await open();
        } catch (error) {
          if (toApiError(error).code !== 'PACKAGE_PASSWORD_NEEDED') throw error;
          const answer = await confirm({
            title: t('database.packPassword'),
            body: file.name,
            reasonLabel: t('database.password'),
            confirmLabel: t('database.openPack'),
          });
          return answer && open(answer.reason);
        }
      });
    },
    openRecent: (file: string) =>
      guarded(t('database.open'), (options) => api.system.openRecent({ file }, options)),
    openSample: () => guarded(t('database.sample'), (options) => api.system.openSample({}, options)),
    async close() {
      const answer = await confirm({
        title: t('database.closeTitle'),
        body: t('database.closeBody'),
        confirmLabel: t('database.close'),
      });
      if (answer) await guarded(t('database.close'), (options) => api.system.close({}, options));
    },
    async saveAs() {
      const file = await nativeShell().saveFile({
        title: t('database.saveAs'),
        defaultName: t('database.defaultName'),
        filters,
      });
      if (!file) return;
      const saved = await guarded(t('database.saveAs'), (options) =>
        api.system.saveAs({ file: file.grant, continueThere: false }, options),
      );
      if (saved) showToast({ tone: 'met', text: t('database.saved', { name: file.name }) });
    },
    async backup() {
      const made = await guarded(t('database.backup'), (options) => api.system.backup({}, options));
      if (made) showToast({ tone: 'met', text: t('database.backedUp', { name: made.name }) });
    },
    /** From the list of copies, by its id. */
    restore: (backup: string) =>
      guarded(t('database.restore'), (options) => api.system.restore({ backup }, options)),
    /** From a copy kept elsewhere; answers its name, or null when nothing was chosen or put back. */
    async restoreFrom() {
      const [file] = await nativeShell().openFile({ title: t('database.restoreFrom'), filters });
      if (!file) return null;
      const answer = await confirm({
        title: t('database.restoreFromTitle', { name: file.name }),
        body: t('database.restoreFromBody'),
        confirmLabel: t('database.restore'),
        danger: true,
      });
      if (!answer) return null;
      const restored = await guarded(t('database.restore'), (options) =>
        api.system.restore({ file: file.grant }, options),
      );
      return restored && file.name;
    },
    filters,
  };
}

export const databaseExtension = extension;
