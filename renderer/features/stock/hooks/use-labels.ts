import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { showToast } from '../../../ui/feedback/toast-store';
import { useErrorText } from '../../../ui/use-error-text';

/** Labels that fit on sheets of one go. */
const MOST = 2000;

/** Gives codes to what has none and then shows the sheet. */
export function useLabels(kind: 'supply' | 'equipment') {
  const { t } = useTranslation('stock');
  const api = useApi();
  const errorText = useErrorText();
  const [shown, setShown] = useState<readonly string[] | null>(null);
  const print = async (ids: readonly string[]) => {
    try {
      const some = ids.slice(0, MOST);
      const { labels, made } = await api.stock.giveLabels({ kind, ids: some });
      if (ids.length > MOST) showToast({ tone: 'soon', text: t('labels.most', { count: MOST }) });
      if (labels === 0) showToast({ tone: 'soon', text: t('labels.none') });
      else {
        if (made > 0) showToast({ tone: 'met', text: t('labels.made', { count: made }) });
        setShown(some);
      }
    } catch (error) {
      showToast({ tone: 'late', text: t('labels.failed'), detail: errorText(error) });
    }
  };
  return { shown, print, close: () => setShown(null) };
}
