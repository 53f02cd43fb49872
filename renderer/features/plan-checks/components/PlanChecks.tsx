import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import type { Answer } from '../../../api/contract';
import { ask } from '../../../api/queries';
import { EmptyState } from '../../../ui/EmptyState';
import { ErrorState } from '../../../ui/ErrorState';
import { InlineNote } from '../../../ui/InlineNote';
import { OutlinePanel } from './OutlinePanel';
import styles from './plan-checks.module.css';
import { AnnexPanel, CopiesPanel, ExtrasPanel, LawsPanel, NamesPanel } from './TextPanels';

type Check = Answer<'planChecks', 'forPlan'>['documents'][number];

/** 正文检查 of a plan: what its newest text lacks, rests on and names. Hints; people judge. */
export function PlanChecks({ planId }: { planId: string }) {
  const { t } = useTranslation('planChecks');
  const { data, error, refetch } = useQuery(ask(useApi(), 'planChecks', 'forPlan', { planId }));
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return null;
  if (data.documents.length === 0) return <EmptyState title={t('plan.none')} text={t('plan.noneText')} />;
  return (
    <div className={styles.stack}>
      <InlineNote tone="open">{t('plan.hint')}</InlineNote>
      {data.documents.map((check) => (
        <DocumentChecks key={check.documentId} check={check} />
      ))}
    </div>
  );
}

function DocumentChecks({ check }: { check: Check }) {
  const { t } = useTranslation('planChecks');
  const readable = check.textState === 'ok' || check.textState === 'suspicious';
  const clean =
    readable && check.checked && check.laws.length === 0 && check.names.length === 0 && !check.ownerAbsent;
  return (
    <>
      <div className={styles.lead}>
        <b>{check.fileName}</b>
        <span className={styles.muted}>{check.versionLabel}</span>
        {clean && <span className={styles.muted}>{t('plan.clean')}</span>}
      </div>
      {!readable && <InlineNote tone="soon">{t('plan.unreadable')}</InlineNote>}
      {readable && (
        <>
          <NamesPanel check={check} />
          <CopiesPanel check={check} />
          <LawsPanel check={check} />
          {check.lists.map((list) => (
            <OutlinePanel key={list.id} list={list} sha256={check.sha256} />
          ))}
          <AnnexPanel check={check} />
          {check.lists.length > 0 && <ExtrasPanel check={check} />}
        </>
      )}
    </>
  );
}
