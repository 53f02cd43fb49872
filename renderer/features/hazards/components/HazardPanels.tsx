import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import { usePermission } from '../../../app/use-system-state';
import { InlineNote } from '../../../ui/InlineNote';
import { MaskedValue } from '../../../ui/MaskedValue';
import { Panel } from '../../../ui/Page';
import { FactList } from '../../../ui/RecordPage';
import { SimpleTable } from '../../../ui/SimpleTable';
import type { Hazard } from '../hazard-forms';
import { AlarmTable } from './AlarmTable';
import styles from './hazards.module.css';
import { four, ResultFacts } from './ResultFacts';

/** What was entered about the hazard. */
export function FactsPanel({ hazard }: { hazard: Hazard }) {
  const { t } = useTranslation('hazards');
  const { t: codes } = useTranslation('codes');
  const api = useApi();
  const mayReveal = usePermission('reveal');
  const { fields } = hazard;
  const reveal = async () => (await api.hazards.reveal({ of: 'hazard', id: hazard.id })).value;
  const plain = ['number', 'rValue', 'peopleNearby', 'place'] as const;
  const long = ['process', 'monitoring', 'neighbours'] as const;
  const days = ['assessor', 'assessedOn', 'nextAssessmentOn', 'filedOn', 'filingNo', 'filingOffice'] as const;
  return (
    <Panel title={t('tab.facts')}>
      <FactList
        facts={[
          {
            label: t('field.level'),
            value: fields.level === null ? null : codes(`majorHazardLevel.${fields.level as 1}`),
          },
          ...plain.map((name) => ({ label: t(`field.${name}`), value: fields[name] })),
          { label: t('field.reachM'), value: fields.reachM },
          { label: t('field.startedOn'), value: fields.startedOn },
          ...long.map((name) => ({ label: t(`field.${name}`), value: fields[name], wide: true })),
          { label: t('field.responsible'), value: fields.responsible },
          {
            label: t('field.phone'),
            value: (
              <MaskedValue
                masked={fields.responsiblePhone}
                label={t('field.phone')}
                onReveal={mayReveal ? reveal : undefined}
              />
            ),
          },
          ...days.map((name) => ({ label: t(`field.${name}`), value: fields[name] })),
          { label: t('field.remark'), value: fields.remark, wide: true },
        ]}
      />
    </Panel>
  );
}

/** Substances with their shares, and what they give. */
export function SubstancesPanel({ hazard, onEdit }: { hazard: Hazard; onEdit(): void }) {
  const { t } = useTranslation('hazards');
  const mayEdit = usePermission('edit') && hazard.ours && hazard.voided === null;
  const { data: rules } = useQuery(ask(useApi(), 'hazards', 'rules', {}));
  const { result } = hazard;
  return (
    <Panel
      title={t('substances.title')}
      actions={
        mayEdit && (
          <Button size="small" onClick={onEdit}>
            {t('substances.edit')}
          </Button>
        )
      }
    >
      <div className={styles.panel}>
        {result.terms.length === 0 ? (
          <p>{t('substances.none')}</p>
        ) : (
          <SimpleTable
            label={t('substances.title')}
            rows={result.terms}
            rowId={(row) => row.name}
            columns={[
              { key: 'name', label: t('substances.name'), cell: (row) => row.name },
              {
                key: 'quantity',
                label: t('substances.quantity'),
                align: 'end',
                cell: (row) => four(row.quantity),
              },
              {
                key: 'critical',
                label: t('substances.critical'),
                align: 'end',
                cell: (row) => four(row.critical) ?? t('unknown'),
              },
              {
                key: 'beta',
                label: t('substances.beta'),
                align: 'end',
                cell: (row) => four(row.beta) ?? t('unknown'),
              },
              { key: 'ratio', label: t('substances.ratio'), align: 'end', cell: (row) => four(row.ratio) },
              {
                key: 'weighted',
                label: t('substances.weighted'),
                align: 'end',
                cell: (row) => four(row.weighted),
              },
            ]}
          />
        )}
        <ResultFacts result={result} />
        {rules && (
          <InlineNote tone="open">
            {t('result.source', {
              title: rules.source.title,
              article: rules.source.article,
              note: rules.note,
            })}
          </InlineNote>
        )}
      </div>
    </Panel>
  );
}

/** Warning levels of the hazard and of its whole unit. */
export function AlarmPanel({ hazard }: { hazard: Hazard }) {
  return (
    <AlarmTable
      enterpriseId={hazard.unit.id}
      hazardId={hazard.id}
      about={hazard.fields.name}
      alarms={hazard.alarms}
      editable={hazard.ours && hazard.voided === null}
    />
  );
}
