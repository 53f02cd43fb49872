import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import { PaperPreview } from '../../../ui/PaperPreview';
import type { YearPlan } from '../year-plan';

/** The plan as it is printed; also as an editable Word file. */
export function PlanPreview({ plan, year, onClose }: { plan: YearPlan; year: number; onClose(): void }) {
  const { t } = useTranslation('drillPlans');
  const api = useApi();
  const scope = { enterpriseId: plan.enterprise?.id ?? null, year };
  return (
    <PaperPreview
      title={t('side.plan')}
      paper={useQuery({ ...ask(api, 'drillPlans', 'preview', scope), gcTime: 0 })}
      write={(file, options) => api.drillPlans.export({ ...scope, format: 'docx', file }, options)}
      onClose={onClose}
    />
  );
}
