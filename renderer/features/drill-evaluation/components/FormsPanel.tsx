import Button from '@mui/material/Button';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { useGo } from '../../../app/use-go';
import { usePermission } from '../../../app/use-system-state';
import blocks from '../../../ui/blocks.module.css';
import { EmptyState } from '../../../ui/EmptyState';
import { confirm } from '../../../ui/feedback/confirm-store';
import { showToast } from '../../../ui/feedback/toast-store';
import { Panel } from '../../../ui/Page';
import { SimpleTable } from '../../../ui/SimpleTable';
import { ToneChip } from '../../../ui/StateChip';
import { useErrorText } from '../../../ui/use-error-text';
import { useLawWord } from '../../../ui/use-law-word';
import type { Overview } from '../evaluation-forms';
import { BeginDrawer } from './BeginDrawer';
import styles from './evaluation.module.css';

type Row = Overview['forms'][number];

/** The forms of evaluators and players with how far each is. */
export function FormsPanel({ overview }: { overview: Overview }) {
  const { t } = useTranslation('drillEvaluation');
  const go = useGo();
  const mayEdit = usePermission('edit');
  const [adding, setAdding] = useState(false);
  const { forms, candidates, writable, drillId } = overview;
  const open = (row: Row) => go(`/drills/${drillId}/evaluation/${row.id}`);
  const editable = mayEdit && writable;
  return (
    <Panel
      title={t('forms.title')}
      flush={forms.length > 0}
      actions={
        <>
          <Button variant="text" onClick={() => go('/drills/evaluation-items')}>
            {t('forms.items')}
          </Button>
          {editable && (
            <Button variant={forms.length === 0 ? 'contained' : 'outlined'} onClick={() => setAdding(true)}>
              {t('forms.add')}
            </Button>
          )}
        </>
      }
    >
      {forms.length === 0 ? (
        <EmptyState title={t('forms.none')} text={t('forms.noneText')} />
      ) : (
        <FormsTable rows={forms} editable={editable} onOpen={open} />
      )}
      {forms.length > 0 && candidates.length > 0 && (
        <p className={styles.waiting}>
          {t('forms.waiting', { names: candidates.map(({ name }) => name).join('、') })}
        </p>
      )}
      {adding && <BeginDrawer overview={overview} onClose={() => setAdding(false)} />}
    </Panel>
  );
}

function FormsTable({
  rows,
  editable,
  onOpen,
}: {
  readonly rows: readonly Row[];
  readonly editable: boolean;
  onOpen(row: Row): void;
}) {
  const { t } = useTranslation('drillEvaluation');
  const law = useLawWord();
  const remove = useRemove();
  return (
    <SimpleTable
      label={t('forms.title')}
      rows={rows}
      rowId={({ id }) => id}
      columns={[
        {
          key: 'evaluator',
          label: t('forms.evaluator'),
          cell: (row) => (
            <>
              <button type="button" className={blocks.link} onClick={() => onOpen(row)}>
                {row.evaluator}
              </button>
              <div className={blocks.small}>{row.kind === 'self' ? t('kind.self') : row.post}</div>
            </>
          ),
        },
        {
          key: 'tables',
          label: t('forms.tables'),
          cell: (row) => (
            <>
              {row.tables.map(law).join('、')}
              <div className={blocks.small}>{row.standard}</div>
            </>
          ),
        },
        {
          key: 'progress',
          label: t('forms.progress'),
          fixed: true,
          cell: ({ answered, items, reasonsMissing }) => (
            <>
              {answered}/{items}
              {reasonsMissing > 0 && (
                <div className={blocks.small}>{t('forms.reasonsMissing', { count: reasonsMissing })}</div>
              )}
            </>
          ),
        },
        {
          key: 'state',
          label: t('forms.state'),
          fixed: true,
          cell: ({ done, signedOn }) => (
            <>
              <ToneChip quiet tone={done ? 'met' : 'open'}>
                {t(done ? 'state.done' : 'state.open')}
              </ToneChip>
              {signedOn && <span className={blocks.small}> {signedOn}</span>}
            </>
          ),
        },
        {
          key: 'open',
          label: '',
          fixed: true,
          cell: (row) => (
            <>
              <Button size="small" variant="text" onClick={() => onOpen(row)}>
                {t(editable && !row.done ? 'forms.open' : 'forms.look')}
              </Button>
              {editable && (
                <Button size="small" variant="text" onClick={() => void remove(row)}>
                  {t('forms.remove')}
                </Button>
              )}
            </>
          ),
        },
      ]}
    />
  );
}

function useRemove() {
  const { t } = useTranslation('drillEvaluation');
  const api = useApi();
  const errorText = useErrorText();
  return async (row: Row) => {
    const answer = await confirm({
      title: t('forms.remove'),
      body: t('forms.removeBody'),
      confirmLabel: t('forms.remove'),
      reasonLabel: t('why'),
      danger: true,
    });
    if (!answer) return;
    try {
      await api.drillEvaluation.remove({ id: row.id, expectedVersion: row.version, reason: answer.reason });
      showToast({ tone: 'met', text: t('forms.removed') });
    } catch (error) {
      showToast({ tone: 'late', text: errorText(error) });
    }
  };
}
