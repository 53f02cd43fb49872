import { useTranslation } from 'react-i18next';
import { useGo } from '../../../app/use-go';
import { useRouteSpec } from '../../../app/use-route-spec';
import { ListTable } from '../../../ui/DataTable/ListTable';
import { HazardsFrame } from '../components/HazardsFrame';

const everything = { text: '', filters: [] };

/** 联动缺口: every hazard in use along plan → drill → team → supply, those with most gaps first. */
export function LinksPage() {
  const { t } = useTranslation('hazards');
  const go = useGo();
  const [spec, setSpec] = useRouteSpec(everything);
  return (
    <HazardsFrame content="fill">
      <ListTable
        list="hazardLinks"
        screen="hazardLinks"
        title={t('screen.links')}
        spec={spec}
        onSpec={setSpec}
        empty={{ title: t('linksEmpty'), text: t('linksEmptyText') }}
        onOpen={(row) => go(`/hazards/${row.id}?tab=linkage`)}
      />
    </HazardsFrame>
  );
}
