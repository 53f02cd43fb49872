import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GrantedFile } from '../../../../electron/contract/shell';
import { useApi } from '../../../api/context';
import { isCancelled, toApiError } from '../../../api/errors';
import { showToast } from '../../../ui/feedback/toast-store';
import { trackJob } from '../../../ui/jobs/job-store';
import { useErrorText } from '../../../ui/use-error-text';
import { inOrder, judged, type QueuedPackage, verdictOf } from '../case-queue';

/**
 * The packages that were chosen or dropped, one or a folder of them: each is judged, then they stand in the order in
 * which they are to be received. Those that need nobody's decision can be received with one press, each judged again
 * right before, since the one before it may have changed how it stands.
 */
export function useCaseQueue(receivedOn: string) {
  const { t } = useTranslation('filingPackages');
  const api = useApi();
  const errorText = useErrorText();
  const [queue, setQueue] = useState<readonly QueuedPackage[]>([]);
  const [busy, setBusy] = useState(false);
  const mark = (grant: string, change: (one: QueuedPackage) => QueuedPackage) =>
    setQueue((all) => all.map((one) => (one.file.grant === grant ? change(one) : one)));

  /** Judges one; false when the person has stopped it. */
  const judge = async ({ file }: QueuedPackage): Promise<boolean> => {
    mark(file.grant, (one) => ({ ...one, state: 'looking' }));
    try {
      const look = await trackJob(t('receive.looking'), (options) =>
        api.filingPackages.rehearse({ file: file.grant }, options),
      );
      mark(file.grant, (one) => judged(one, look));
    } catch (thrown) {
      if (isCancelled(thrown)) {
        mark(file.grant, (one) => ({ ...one, state: 'waiting' }));
        return false;
      }
      const error = toApiError(thrown);
      const state = error.code === 'PACKAGE_PASSWORD_NEEDED' ? 'locked' : 'broken';
      mark(file.grant, (one) => ({
        ...one,
        state,
        problems: [{ code: error.code, message: errorText(error) }],
      }));
    }
    return true;
  };

  /** Takes files and folders; answers the one package when there is only one: it needs no list. */
  const take = async (files: readonly GrantedFile[]): Promise<GrantedFile | null> => {
    if (files.length === 0) return null;
    setBusy(true);
    try {
      const found = await trackJob(t('receive.finding'), (options) =>
        api.filingPackages.find({ files: files.map(({ grant }) => grant) }, options),
      );
      const packages = found.files.map(
        (file): QueuedPackage => ({ file, state: 'waiting', sender: null, problems: [] }),
      );
      if (packages.length === 0)
        showToast({ tone: 'soon', text: t('receive.noneFound', { count: found.others }) });
      setQueue(packages.length > 1 ? packages : []);
      if (packages.length === 1) return found.files[0] ?? null;
      for (const one of packages) if (!(await judge(one))) break;
      setQueue(inOrder);
    } catch (thrown) {
      if (!isCancelled(thrown))
        showToast({ tone: 'late', text: t('receive.notFound'), detail: errorText(thrown) });
    } finally {
      setBusy(false);
    }
    return null;
  };

  /** Receives every clear package in order; one that is clear no more stays, with why. */
  const receiveClear = async (): Promise<void> => {
    setBusy(true);
    let received = 0;
    try {
      for (const { file, state } of queue) {
        if (state !== 'clear') continue;
        mark(file.grant, (one) => ({ ...one, state: 'looking' }));
        const done = await trackJob(t('receive.receiving'), async (options) => {
          const look = await api.filingPackages.rehearse({ file: file.grant }, options);
          mark(file.grant, (one) => judged(one, look));
          if (verdictOf(look) !== 'clear') return false;
          await api.filingPackages.receive({ rehearsalId: look.rehearsalId, receivedOn }, options);
          return true;
        });
        if (!done) continue;
        mark(file.grant, (one) => ({ ...one, state: 'received' }));
        received += 1;
      }
    } catch (thrown) {
      setQueue((all) => all.map((one) => (one.state === 'looking' ? { ...one, state: 'waiting' } : one)));
      if (!isCancelled(thrown))
        showToast({ tone: 'late', text: t('receive.notReceived'), detail: errorText(thrown) });
    } finally {
      setBusy(false);
      if (received > 0) showToast({ tone: 'met', text: t('receive.receivedMany', { count: received }) });
    }
  };

  return {
    queue,
    busy,
    take,
    judge,
    receiveClear,
    setReceived: (grant: string) => mark(grant, (one) => ({ ...one, state: 'received' })),
  };
}
