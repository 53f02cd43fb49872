import LinearProgress from '@mui/material/LinearProgress';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import type { Answer } from '../../../api/contract';
import { ask } from '../../../api/queries';
import { useCodeWord } from '../../../ui/DataTable/use-code-word';
import { EmptyState } from '../../../ui/EmptyState';
import { ErrorState } from '../../../ui/ErrorState';
import { InlineNote } from '../../../ui/InlineNote';
import { CopiesPanel } from './CopiesPanel';
import { OutlinePanel } from './OutlinePanel';
import styles from './plan-checks.module.css';
import { AnnexPanel, ExtrasPanel, LawsPanel, NamesPanel } from './TextPanels';

type Check = Answer<'planChecks', 'forPlan'>['documents'][number];

/** Work that ends before this shows no progress: a flash would only disturb. */
const SHOW_AFTER_MS = 300;

/** 正文检查 of a plan: what its newest text lacks, rests on and names. Hints; people judge. */
export function PlanChecks({ planId }: { planId: string }) {
  const { t } = useTranslation('planChecks');
  const { data, error, refetch } = useQuery(ask(useApi(), 'planChecks', 'forPlan', { planId }));
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <Checking />;
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

/** A long text takes a moment; what is quick shows no bar. */
function Checking() {
  const { t } = useTranslation('planChecks');
  const [due, setDue] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setDue(true), SHOW_AFTER_MS);
    return () => clearTimeout(timer);
  }, []);
  if (!due) return null;
  return (
    <div className={styles.stack}>
      <span role="status">{t('plan.checking')}</span>
      <LinearProgress aria-label={t('plan.checking')} />
    </div>
  );
}

/** Why a document's text could not be checked, and what may be done. */
function Unread({ reason }: { reason: NonNullable<Check['unread']> }) {
  const { t } = useTranslation('planChecks');
  const word = useCodeWord();
  if (reason === 'waiting') return <InlineNote tone="open">{t('plan.waiting')}</InlineNote>;
  return (
    <InlineNote tone="soon">
      {t('plan.unreadable', {
        reason: word('codes.checkOutcome', reason),
        advice: word('codes.checkAdvice', reason),
      })}
    </InlineNote>
  );
}

function DocumentChecks({ check }: { check: Check }) {
  const { t } = useTranslation('planChecks');
  const readable = check.unread === null;
  const clean =
    readable && check.checked && check.laws.length === 0 && check.names.length === 0 && !check.ownerAbsent;
  return (
    <>
      <div className={styles.lead}>
        <b>{check.fileName}</b>
        <span className={styles.muted}>{check.versionLabel}</span>
        {clean && <span className={styles.muted}>{t('plan.clean')}</span>}
      </div>
      {check.unread !== null && <Unread reason={check.unread} />}
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
