import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GrantedFile } from '../../../../electron/contract/shell';
import { useApi } from '../../../api/context';
import type { Answer } from '../../../api/contract';
import { isCancelled, toApiError } from '../../../api/errors';
import { showToast } from '../../../ui/feedback/toast-store';
import { trackJob } from '../../../ui/jobs/job-store';
import { keyWordOf } from '../../../ui/key-word';
import { useErrorText } from '../../../ui/use-error-text';

export type Rehearsal = Answer<'reviewPackages', 'rehearse'>;
export type Received = Answer<'reviewPackages', 'receive'>;

/** One chosen package and how it stands. */
export interface Incoming {
  readonly file: GrantedFile;
  readonly state: 'waiting' | 'looking' | 'clear' | 'known' | 'blocked' | 'locked' | 'broken' | 'received';
  readonly look: Rehearsal | null;
  readonly problem: { readonly code: string; readonly message: string } | null;
  /** With whom, over what, the sender's key was compared. */
  readonly how: string;
  readonly received: Received | null;
}

const fresh = (file: GrantedFile): Incoming => ({
  file,
  state: 'waiting',
  look: null,
  problem: null,
  how: '',
  received: null,
});

function verdictOf(look: Rehearsal): Incoming['state'] {
  if (look.blocks.length > 0) return 'blocked';
  return look.pack?.as === 'known' || look.result?.known ? 'known' : 'clear';
}

/** Packages of reviews that were chosen or dropped: each is looked at, then received by itself or all at once. */
export function useIncoming() {
  const { t } = useTranslation('reviews');
  const api = useApi();
  const errorText = useErrorText();
  const [items, setItems] = useState<readonly Incoming[]>([]);
  const [busy, setBusy] = useState(false);
  const change = (grant: string, part: Partial<Incoming>) =>
    setItems((all) => all.map((one) => (one.file.grant === grant ? { ...one, ...part } : one)));

  const look = async (file: GrantedFile, password = ''): Promise<Rehearsal | null> => {
    change(file.grant, { state: 'looking', problem: null });
    try {
      const found = await trackJob(t('receive.looking'), (options) =>
        api.reviewPackages.rehearse({ file: file.grant, ...(password ? { password } : {}) }, options),
      );
      change(file.grant, { look: found, state: verdictOf(found) });
      return found;
    } catch (thrown) {
      if (isCancelled(thrown)) change(file.grant, { state: 'waiting' });
      else {
        const { code } = toApiError(thrown);
        const state =
          code === 'PACKAGE_PASSWORD_NEEDED' || code === 'PACKAGE_PASSWORD_WRONG' ? 'locked' : 'broken';
        change(file.grant, { state, problem: { code, message: errorText(thrown) } });
      }
      return null;
    }
  };

  const take = async (files: readonly GrantedFile[]) => {
    if (files.length === 0) return;
    setBusy(true);
    try {
      const found = await trackJob(t('receive.finding'), (options) =>
        api.reviewPackages.find({ files: files.map(({ grant }) => grant) }, options),
      );
      if (found.files.length === 0)
        showToast({ tone: 'soon', text: t('receive.noneFound', { count: found.others }) });
      setItems(found.files.map(fresh));
      for (const file of found.files) await look(file);
    } catch (thrown) {
      if (!isCancelled(thrown))
        showToast({ tone: 'late', text: t('receive.failed'), detail: errorText(thrown) });
    } finally {
      setBusy(false);
    }
  };

  /** Looks once more, since what came before may have changed how it stands, and receives it. */
  const receive = async ({ file, look: before, how }: Incoming): Promise<Received | null> => {
    if (!before) return null;
    setBusy(true);
    try {
      const received = await trackJob(t('receive.receiving'), (options) =>
        api.reviewPackages.receive(
          { rehearsalId: before.rehearsalId, ...keyWordOf(how, before.blocks) },
          options,
        ),
      );
      change(file.grant, { state: 'received', received });
      return received;
    } catch (thrown) {
      if (!isCancelled(thrown)) {
        const { code } = toApiError(thrown);
        change(file.grant, { state: 'blocked', problem: { code, message: errorText(thrown) } });
      }
      return null;
    } finally {
      setBusy(false);
    }
  };

  const receiveClear = async () => {
    let count = 0;
    for (const item of items) if (item.state === 'clear' && (await receive(item))) count += 1;
    if (count > 0) showToast({ tone: 'met', text: t('receive.receivedMany', { count }) });
  };

  return {
    items,
    busy,
    take,
    look,
    receive,
    receiveClear,
    setHow: (grant: string, how: string) => change(grant, { how }),
  };
}

export type IncomingPackages = ReturnType<typeof useIncoming>;
