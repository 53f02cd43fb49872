import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import { useGo } from '../../../app/use-go';
import { usePermission } from '../../../app/use-system-state';
import { showToast } from '../../../ui/feedback/toast-store';
import { Panel } from '../../../ui/Page';
import { SimpleTable } from '../../../ui/SimpleTable';
import { ToneChip } from '../../../ui/StateChip';
import { useErrorText } from '../../../ui/use-error-text';
import type { Hazard } from '../hazard-forms';

const rounded = (value: number) => Math.round(value * 10_000) / 10_000;

/** Where what mends a gap is found. */
const mends = (hazard: Hazard, code: Hazard['gaps'][number]['code'], ref: string | null): string | null => {
  if (code === 'no-plan') return `/plans/new?enterprise=${hazard.unit.id}`;
  if (code === 'plan-not-in-force') return `/plans/${ref}`;
  if (code === 'no-drill') return `/drills/new?enterprise=${hazard.unit.id}`;
  if (code === 'team-not-bound' || code === 'team-too-far') return `/teams/${ref}`;
  if (code === 'supply-used-up' || code === 'supply-expired') return `/supplies/${ref}`;
  return null;
};

/** Plans, teams and supplies that answer the hazard, what is missing, and what could be linked. */
export function LinkagePanel({ hazard }: { hazard: Hazard }) {
  const { t } = useTranslation('hazards');
  const go = useGo();
  const api = useApi();
  const errorText = useErrorText();
  const mayEdit = usePermission('edit') && hazard.ours && hazard.voided === null;
  const { data: offers } = useQuery({
    ...ask(api, 'hazards', 'offers', { id: hazard.id }),
    enabled: mayEdit,
  });
  const run = async (work: () => Promise<unknown>, done: string) => {
    try {
      await work();
      showToast({ tone: 'met', text: done });
    } catch (error) {
      showToast({ tone: 'late', text: t('failed'), detail: errorText(error) });
    }
  };
  const kilometres = (distance: number | null) =>
    distance === null ? null : t('kilometres', { distance: Math.round(distance / 100) / 10 });
  const rowsOf = (from: Pick<Hazard, 'plans' | 'teams' | 'supplies'>) => [
    ...from.plans.map((plan) => ({
      ...plan,
      kind: 'plan' as const,
      name: plan.title,
      facts:
        plan.lastDrillOn === null ? t('link.neverDrilled') : t('link.drilled', { day: plan.lastDrillOn }),
    })),
    ...from.teams.map((team) => ({
      ...team,
      kind: 'team' as const,
      facts: [team.field, kilometres(team.distance), team.bound ? t('link.bound') : null]
        .filter(Boolean)
        .join(t('separator')),
    })),
    ...from.supplies.map((supply) => ({
      ...supply,
      kind: 'supply' as const,
      facts: [`${rounded(supply.usable)}${supply.unit ?? ''}`, supply.depot, kilometres(supply.distance)]
        .filter(Boolean)
        .join(t('separator')),
    })),
  ];
  const paths = { plan: '/plans', team: '/teams', supply: '/supplies' } as const;
  const table = (label: string, rows: ReturnType<typeof rowsOf>, linked: boolean) => (
    <SimpleTable
      label={label}
      rows={rows}
      rowId={(row) => `${row.kind} ${row.id}`}
      columns={[
        { key: 'kind', label: t('link.kind'), fixed: true, cell: (row) => t(`link.of.${row.kind}`) },
        {
          key: 'name',
          label: t('link.name'),
          cell: (row) => (
            <Button size="small" variant="text" onClick={() => go(`${paths[row.kind]}/${row.id}`)}>
              {row.name}
            </Button>
          ),
        },
        { key: 'facts', label: t('link.facts'), cell: (row) => row.facts },
        {
          key: 'action',
          label: '',
          align: 'end',
          cell: (row) =>
            mayEdit && (
              <Button
                size="small"
                variant="text"
                aria-label={t(linked ? 'link.undoOf' : 'link.doOf', { name: row.name })}
                onClick={() =>
                  void run(
                    () =>
                      linked
                        ? api.hazards.unlink({ linkId: row.linkId ?? '' })
                        : api.hazards.link({ id: hazard.id, kind: row.kind, targetId: row.id }),
                    t(linked ? 'link.undone' : 'link.done', { name: row.name }),
                  )
                }
              >
                {t(linked ? 'link.undo' : 'link.do')}
              </Button>
            ),
        },
      ]}
    />
  );
  const linkedRows = rowsOf(hazard);
  const offered = offers ? rowsOf(offers) : [];
  return (
    <>
      <Panel title={t('gap.title')} flush={hazard.gaps.length > 0}>
        {hazard.gaps.length === 0 ? (
          <p>{t('gap.none')}</p>
        ) : (
          <SimpleTable
            label={t('gap.title')}
            rows={hazard.gaps}
            rowId={(gap) => `${gap.code} ${gap.ref ?? ''}`}
            columns={[
              {
                key: 'gap',
                label: t('gap.what'),
                fixed: true,
                cell: (gap) => (
                  <ToneChip quiet tone="soon">
                    {t(`gap.${gap.code}`)}
                  </ToneChip>
                ),
              },
              { key: 'name', label: t('gap.about'), cell: (gap) => gap.name },
              {
                key: 'mend',
                label: '',
                align: 'end',
                cell: (gap) => {
                  const path = mends(hazard, gap.code, gap.ref);
                  return (
                    path !== null && (
                      <Button size="small" variant="text" onClick={() => go(path)}>
                        {t('gap.mend')}
                      </Button>
                    )
                  );
                },
              },
            ]}
          />
        )}
      </Panel>
      <Panel title={t('link.title')} flush={linkedRows.length > 0}>
        {linkedRows.length === 0 ? <p>{t('link.none')}</p> : table(t('link.title'), linkedRows, true)}
      </Panel>
      {mayEdit && offered.length > 0 && (
        <Panel title={t('link.offered')} flush>
          {table(t('link.offered'), offered, false)}
        </Panel>
      )}
    </>
  );
}
