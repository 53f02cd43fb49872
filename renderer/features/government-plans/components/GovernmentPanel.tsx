import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import type { Answer } from '../../../api/contract';
import { ask } from '../../../api/queries';
import blocks from '../../../ui/blocks.module.css';
import { useCodeWord } from '../../../ui/DataTable/use-code-word';
import { ErrorState } from '../../../ui/ErrorState';
import { confirm } from '../../../ui/feedback/confirm-store';
import { showToast } from '../../../ui/feedback/toast-store';
import { InlineNote } from '../../../ui/InlineNote';
import { Panel } from '../../../ui/Page';
import { SimpleTable } from '../../../ui/SimpleTable';
import { StateChip } from '../../../ui/StateChip';
import { useErrorText } from '../../../ui/use-error-text';
import { useRuleTitle } from '../../../ui/use-rule-title';
import { FilingTarget } from './FilingTarget';
import {
  GovernmentPlanDrawer,
  type GovernmentVersion,
  GovernmentVersionDrawer,
  StepDrawer,
} from './GovernmentDrawers';
import styles from './government.module.css';

type Plan = Answer<'governmentPlans', 'get'>;
type Drawer =
  | { readonly kind: 'plan' }
  | { readonly kind: 'version'; readonly version: GovernmentVersion | null }
  | { readonly kind: 'filing' | 'publication'; readonly version: GovernmentVersion };

/** On the page of a government's or department's plan: what it is, where it is filed, what was done and what is owed. */
export function GovernmentPanel({ planId }: { planId: string }) {
  const { t } = useTranslation('governmentPlans');
  const word = useCodeWord();
  const [drawer, setDrawer] = useState<Drawer | null>(null);
  const { data, error, refetch } = useQuery(ask(useApi(), 'governmentPlans', 'get', { planId }));
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return null;
  const close = () => setDrawer(null);
  return (
    <div className={styles.panels}>
      <Panel
        title={t('panel.title')}
        actions={
          data.ours && (
            <>
              <Button size="small" onClick={() => setDrawer({ kind: 'plan' })}>
                {t('panel.edit')}
              </Button>
              <Button size="small" onClick={() => setDrawer({ kind: 'version', version: null })}>
                {t('version.add')}
              </Button>
            </>
          )
        }
      >
        <div className={blocks.factLine}>
          <span>
            {t('field.governmentKind')}{' '}
            <b>
              {data.governmentKind ? word('codes.governmentKind', data.governmentKind) : t('panel.noKind')}
            </b>
          </span>
          <span>
            {t('field.issuingBody')} <b>{data.issuingBody ?? t('panel.noBody')}</b>
          </span>
        </div>
        {data.governmentKind === null && <InlineNote tone="soon">{t('panel.kindMissing')}</InlineNote>}
        <FilingTarget kind={data.governmentKind} />
      </Panel>
      {data.versions.map((version) => (
        <VersionRecords key={version.id} plan={data} version={version} onOpen={setDrawer} />
      ))}
      <Duties plan={data} />
      {drawer?.kind === 'plan' && <GovernmentPlanDrawer plan={data} onClose={close} />}
      {drawer?.kind === 'version' && (
        <GovernmentVersionDrawer plan={data} version={drawer.version} onClose={close} />
      )}
      {(drawer?.kind === 'filing' || drawer?.kind === 'publication') && (
        <StepDrawer plan={data} version={drawer.version} kind={drawer.kind} onClose={close} />
      )}
    </div>
  );
}

function VersionRecords({
  plan,
  version,
  onOpen,
}: {
  plan: Plan;
  version: GovernmentVersion;
  onOpen(drawer: Drawer): void;
}) {
  const { t } = useTranslation('governmentPlans');
  const takeBack = useTakeBack();
  return (
    <Panel
      title={version.label}
      actions={
        <>
          <StateChip of="planVersion" state={version.state} />
          {plan.ours && (
            <>
              <Button size="small" onClick={() => onOpen({ kind: 'version', version })}>
                {t('version.edit')}
              </Button>
              <Button
                size="small"
                disabled={version.publishedOn === null}
                onClick={() => onOpen({ kind: 'filing', version })}
              >
                {t('step.filing')}
              </Button>
              <Button
                size="small"
                disabled={version.publishedOn === null}
                onClick={() => onOpen({ kind: 'publication', version })}
              >
                {t('step.publication')}
              </Button>
            </>
          )}
        </>
      }
    >
      <div className={blocks.factLine}>
        <span>
          {t('field.approvedOn')} <b>{version.approvedOn ?? t('panel.notYet')}</b>
        </span>
        <span>
          {t('field.publishedOn')} <b>{version.publishedOn ?? t('panel.notYet')}</b>
        </span>
      </div>
      {version.records.length === 0 ? (
        <p className={blocks.muted}>{t('panel.noRecords')}</p>
      ) : (
        <SimpleTable
          label={t('panel.records')}
          rows={version.records}
          rowId={(record) => record.id}
          columns={[
            {
              key: 'kind',
              label: t('field.what'),
              fixed: true,
              cell: (record) => t(`step.${record.kind}Word`),
            },
            { key: 'on', label: t('field.doneOn'), fixed: true, cell: (record) => record.doneOn },
            { key: 'recipient', label: t('field.recipient'), cell: (record) => record.recipient },
            { key: 'copies', label: t('field.copies'), cell: (record) => record.copies.join('、') },
            { key: 'no', label: t('field.documentNo'), cell: (record) => record.documentNo },
            {
              key: 'void',
              label: t('field.actions'),
              fixed: true,
              cell: (record) =>
                plan.ours && (
                  <Button size="small" variant="text" onClick={() => takeBack(record)}>
                    {t('step.void')}
                  </Button>
                ),
            },
          ]}
        />
      )}
    </Panel>
  );
}

function useTakeBack(): (record: GovernmentVersion['records'][number]) => void {
  const { t } = useTranslation('governmentPlans');
  const api = useApi();
  const errorText = useErrorText();
  return (record) => {
    const run = async () => {
      const answer = await confirm({
        title: t('void.title'),
        body: t('void.body', { recipient: record.recipient, on: record.doneOn }),
        confirmLabel: t('step.void'),
        reasonLabel: t('void.reason'),
        danger: true,
      });
      if (!answer) return;
      try {
        await api.governmentPlans.voidRecord({
          id: record.id,
          expectedVersion: record.version,
          reason: answer.reason,
        });
      } catch (error) {
        showToast({ tone: 'late', text: t('void.failed'), detail: errorText(error) });
      }
    };
    void run();
  };
}

function Duties({ plan }: { plan: Plan }) {
  const { t } = useTranslation('governmentPlans');
  const ruleTitle = useRuleTitle();
  if (plan.duties.length === 0) return null;
  return (
    <Panel title={t('panel.duties')} flush>
      <SimpleTable
        label={t('panel.duties')}
        rows={plan.duties}
        rowId={(duty) => `${duty.rule} ${duty.period} ${duty.refId}`}
        columns={[
          { key: 'rule', label: t('field.rule'), cell: (duty) => ruleTitle(duty.rule, duty.ruleTitle) },
          { key: 'due', label: t('field.due'), fixed: true, cell: (duty) => duty.due },
          {
            key: 'state',
            label: t('field.state'),
            fixed: true,
            cell: (duty) => <StateChip of="duty" state={duty.state} quiet />,
          },
        ]}
      />
    </Panel>
  );
}
