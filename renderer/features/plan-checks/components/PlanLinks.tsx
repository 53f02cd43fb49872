import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import type { Answer } from '../../../api/contract';
import { ask } from '../../../api/queries';
import { useGo } from '../../../app/use-go';
import { useCodeWord } from '../../../ui/DataTable/use-code-word';
import { ErrorState } from '../../../ui/ErrorState';
import { InlineNote } from '../../../ui/InlineNote';
import { Panel } from '../../../ui/Page';
import { SimpleTable } from '../../../ui/SimpleTable';
import { ToneChip } from '../../../ui/StateChip';
import { useLinkActions } from '../hooks/use-link-actions';
import { LinkDrawer } from './LinkDrawer';
import { NoUpperHint } from './NoUpperHint';
import styles from './plan-checks.module.css';
import { ScopePanel } from './ScopePanel';

type Links = Answer<'planChecks', 'links'>;

/** 衔接 of a plan: what it is for, the plans above and below it, what does not fit. */
export function PlanLinks({ planId }: { planId: string }) {
  const { t } = useTranslation('planChecks');
  const { data, error, refetch } = useQuery(ask(useApi(), 'planChecks', 'links', { planId }));
  const [upper, setUpper] = useState<string | null>(null);
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return null;
  return (
    <div className={styles.stack}>
      {data.problems.map((problem) => (
        <InlineNote key={`${problem.code} ${problem.detail}`} tone="soon">
          {t(`problem.${problem.code}`, { detail: problem.detail })}
        </InlineNote>
      ))}
      <UpperPanel planId={planId} links={data} onAdd={() => setUpper('')} />
      {data.ours && ![...data.upper, ...data.candidates].some(isOfAuthority) && <NoUpperHint />}
      {data.ours && data.suggestions.length > 0 && <SuggestionsPanel links={data} onLink={setUpper} />}
      <ScopePanel planId={planId} links={data} />
      {data.lower.length > 0 && <LowerPanel plans={data.lower} />}
      <p className={styles.muted}>{t('problemSource')}</p>
      {upper !== null && (
        <LinkDrawer planId={planId} links={data} upperPlanId={upper} onClose={() => setUpper(null)} />
      )}
    </div>
  );
}

const isOfAuthority = ({ kind }: { readonly kind: string }) => kind === 'government' || kind === 'department';

function PlanLink({ id, title }: { id: string; title: string }) {
  const go = useGo();
  return (
    <button type="button" className={styles.place} onClick={() => go(`/plans/${id}`)}>
      {title}
    </button>
  );
}

function UpperPanel({ planId, links, onAdd }: { planId: string; links: Links; onAdd: () => void }) {
  const { t } = useTranslation('planChecks');
  const actions = useLinkActions(planId);
  return (
    <Panel
      flush={links.upper.length > 0}
      title={t('links.upper')}
      actions={
        links.ours && (
          <Button size="small" onClick={onAdd}>
            {t('links.add')}
          </Button>
        )
      }
    >
      {links.upper.length === 0 ? (
        <p className={styles.muted}>{t('links.upperNone')}</p>
      ) : (
        <SimpleTable
          label={t('links.upper')}
          rows={links.upper}
          rowId={(row) => row.linkId}
          columns={[
            {
              key: 'plan',
              label: t('links.plan'),
              cell: (row) => (
                <>
                  <PlanLink id={row.id} title={row.title} />
                  {!row.stands && (
                    <ToneChip quiet tone="soon">
                      {t('links.gone')}
                    </ToneChip>
                  )}
                </>
              ),
            },
            { key: 'owner', label: t('links.owner'), cell: (row) => row.ownerName },
            { key: 'kind', label: t('links.kind'), cell: (row) => row.accidentKind ?? t('links.allKinds') },
            { key: 'level', label: t('links.level'), fixed: true, cell: (row) => row.responseLevel },
            {
              key: 'remove',
              label: '',
              fixed: true,
              cell: (row) =>
                row.ours && (
                  <Button size="small" onClick={() => void actions.remove(row)}>
                    {t('links.remove')}
                  </Button>
                ),
            },
          ]}
        />
      )}
    </Panel>
  );
}

function SuggestionsPanel({ links, onLink }: { links: Links; onLink: (id: string) => void }) {
  const { t } = useTranslation('planChecks');
  return (
    <Panel flush title={t('links.suggested')}>
      <SimpleTable
        label={t('links.suggested')}
        rows={links.suggestions}
        rowId={(row) => row.id}
        columns={[
          {
            key: 'plan',
            label: t('links.plan'),
            cell: (row) => (
              <>
                <PlanLink id={row.id} title={row.title} />
                {row.shared.length > 0 && (
                  <span className={styles.muted}> {t('links.shared', { kinds: row.shared.join('、') })}</span>
                )}
              </>
            ),
          },
          { key: 'owner', label: t('links.owner'), cell: (row) => row.ownerName },
          {
            key: 'link',
            label: '',
            fixed: true,
            cell: (row) => (
              <Button size="small" onClick={() => onLink(row.id)}>
                {t('links.link')}
              </Button>
            ),
          },
        ]}
      />
    </Panel>
  );
}

function LowerPanel({ plans }: { plans: Links['lower'] }) {
  const { t } = useTranslation('planChecks');
  const word = useCodeWord();
  return (
    <Panel flush title={t('links.lower')}>
      <SimpleTable
        label={t('links.lower')}
        rows={plans}
        rowId={(row) => row.id}
        columns={[
          {
            key: 'plan',
            label: t('links.plan'),
            cell: (row) => <PlanLink id={row.id} title={row.title} />,
          },
          { key: 'kind', label: '', fixed: true, cell: (row) => word('codes.planKind', row.kind) },
          { key: 'owner', label: t('links.owner'), cell: (row) => row.ownerName },
        ]}
      />
    </Panel>
  );
}
