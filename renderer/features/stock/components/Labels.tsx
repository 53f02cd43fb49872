import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import { PaperPreview } from '../../../ui/PaperPreview';

interface LabelsProps {
  readonly kind: 'supply' | 'equipment';
  readonly ids: readonly string[];
  onClose(): void;
}

/** A sheet of labels to be cut. They have their codes already: see `useLabels`. */
export function Labels({ kind, ids, onClose }: LabelsProps) {
  const { t } = useTranslation('stock');
  const api = useApi();
  const paper = { of: 'labels' as const, kind, ids: [...ids] };
  return (
    <PaperPreview
      title={t('labels.title')}
      paper={useQuery({ ...ask(api, 'stock', 'preview', paper), gcTime: 0 })}
      write={(file, options) => api.stock.write({ paper, file }, options)}
      onClose={onClose}
    />
  );
}
