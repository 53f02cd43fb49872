import { useTranslation } from 'react-i18next';
import { isCancelled } from '../../../api/errors';
import { confirm } from '../../../ui/feedback/confirm-store';
import { showToast } from '../../../ui/feedback/toast-store';
import { useErrorText } from '../../../ui/use-error-text';
import type { HandedItem, HandedWish } from '../handed-down';
import { useHandedWords } from './use-handed-words';

/** Asks once more, adopts one thing that was handed down, and says what has become of it. */
export function useAdoptHanded(body: string, adopt: (wish: HandedWish) => Promise<unknown>) {
  const { t } = useTranslation('system');
  const words = useHandedWords();
  const errorText = useErrorText();
  return async (wish: HandedWish, item: HandedItem): Promise<void> => {
    const what = words.what(item);
    const answer = await confirm({
      title: t('handed.adoptTitle', { what, value: words.theirs(item) }),
      body,
      confirmLabel: t('handed.adopt'),
    });
    if (!answer) return;
    try {
      await adopt(wish);
      showToast({ tone: 'met', text: t('handed.adopted', { what }) });
    } catch (error) {
      if (!isCancelled(error))
        showToast({ tone: 'late', text: t('handed.failed', { what }), detail: errorText(error) });
    }
  };
}
