import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import { useGo } from '../../../app/use-go';
import { useRouteSpec } from '../../../app/use-route-spec';
import { ListTable } from '../../../ui/DataTable/ListTable';
import { NoUpperHint } from '../components/NoUpperHint';
import { PlansCheckFrame } from '../components/PlansCheckFrame';

/** Asks whether there is any plan that others could be linked to. */
const onePlanOfAuthorities = {
  list: 'plans',
  filters: [{ column: 'kind', values: ['government', 'department'] }],
  limit: 1,
};

/** 衔接 of the county: upper plans that are missing, gone or do not fit. */
export function PlanLinksPage() {
  const { t } = useTranslation('planChecks');
  const go = useGo();
  const [spec, setSpec] = useRouteSpec();
  const { data: ofAuthorities } = useQuery(ask(useApi(), 'lists', 'page', onePlanOfAuthorities));
  return (
    <PlansCheckFrame>
      {ofAuthorities?.total === 0 && <NoUpperHint />}
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
