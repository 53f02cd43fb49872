import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useGo } from '../../../app/use-go';
import { ListTable } from '../../../ui/DataTable/ListTable';
import type { ListSpec } from '../../../ui/DataTable/types';

const sources = {
  plans: { list: 'plans', path: '/plans' },
  filings: { list: 'filing-cases', path: '/filing' },
  drills: { list: 'drills', path: '/drills' },
} as const;

/** The plans, filings or drills of one unit, in the same grid as the whole register. */
export function EnterpriseRelated({ kind, id }: { kind: keyof typeof sources; id: string }) {
  const { t } = useTranslation('enterprises');
  const go = useGo();
  const [spec, setSpec] = useState<ListSpec>({ text: '', filters: [] });
  const fixed = useMemo(() => [{ column: 'ownerId', values: [id] }], [id]);
  const { list, path } = sources[kind];
  return (
    <ListTable
      key={kind}
      list={list}
      screen={`enterprise-${kind}`}
      title={t(`tab.${kind}`)}
      spec={spec}
      fixed={fixed}
      onSpec={setSpec}
      empty={{ title: t(`related.${kind}`) }}
      onOpen={(row) => go(`${path}/${row.id}`)}
    />
  );
}
