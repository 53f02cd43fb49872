import { useTranslation } from 'react-i18next';
import { useGo } from '../../../app/use-go';
import { useRouteSpec } from '../../../app/use-route-spec';
import { ListTable } from '../../../ui/DataTable/ListTable';
import { PlansCheckFrame } from '../components/PlansCheckFrame';

/** 衔接 of the county: upper plans that are missing, gone or do not fit. */
export function PlanLinksPage() {
  const { t } = useTranslation('planChecks');
  const go = useGo();
  const [spec, setSpec] = useRouteSpec();
  return (
    <PlansCheckFrame>
      <ListTable
        list="planLinkProblems"
        screen="plan-link-problems"
        title={t('county.tab.links')}
        spec={spec}
        onSpec={setSpec}
        empty={{ title: t('county.linksEmpty'), text: t('county.linksEmptyText') }}
        onOpen={(row) => go(`/plans/${row.id.split(' ')[0]}?tab=links`)}
      />
    </PlansCheckFrame>
  );
}
