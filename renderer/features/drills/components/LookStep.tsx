import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LocalTable } from '../../../ui/DataTable/LocalTable';
import { useCodeWord } from '../../../ui/DataTable/use-code-word';
import { EmptyState } from '../../../ui/EmptyState';
import { Segments } from '../../../ui/Segments';
import { useRuleTitles } from '../../../ui/use-rule-titles';
import type { Proposal, ProposedDrill, UnmetDuty } from '../proposal-store';
import styles from './drills.module.css';

/** Widths of the columns in CSS pixels. */
const widths = { date: 104, unit: 240, kind: 128, plan: 240, form: 88, meets: 340, why: 280 } as const;

/** Every proposed drill with the duties it serves, and what no drill can put right any more. */
export function LookStep({ proposal }: { proposal: Proposal }) {
  const { t } = useTranslation('drills');
  const [shown, setShown] = useState<'drills' | 'unmet'>('drills');
  return (
    <>
      <div className={styles.toolbar}>
        <Segments<'drills' | 'unmet'>
          label={t('schedule.show')}
          chosen={shown}
          onChoose={setShown}
          segments={[
            { key: 'drills', label: t('schedule.drills'), count: proposal.drills.length },
            { key: 'unmet', label: t('schedule.unmet'), count: proposal.unmet.length, tone: 'soon' },
          ]}
        />
        <span className={styles.muted}>{t('schedule.looked', { count: proposal.enterprises })}</span>
      </div>
      {shown === 'drills' ? <DrillTable rows={proposal.drills} /> : <UnmetTable rows={proposal.unmet} />}
    </>
  );
}

/** Titles of rules in the chosen language; a rule that the catalogue does not know is named by its pack. */
function useRuleWord(): (rule: string) => string {
  const { i18n } = useTranslation('codes');
  const word = useCodeWord();
  const titles = useRuleTitles(true);
  return useMemo(
    () => (rule: string) => (i18n.language === 'zh' ? titles.get(rule) : undefined) ?? word('rules', rule),
    [i18n.language, titles, word],
  );
}

function DrillTable({ rows }: { rows: readonly ProposedDrill[] }) {
  const { t } = useTranslation('drills');
  const { t: ui } = useTranslation('ui');
  const word = useCodeWord();
  const ruleWord = useRuleWord();
  const columns = useMemo(
    () => [
      { key: 'date', label: t('column.date'), width: widths.date, text: (row: ProposedDrill) => row.date },
      {
        key: 'unit',
        label: t('field.enterpriseId'),
        width: widths.unit,
        grow: true,
        text: (row: ProposedDrill) => row.ownerName,
      },
      {
        key: 'kind',
        label: t('field.planKind'),
        width: widths.kind,
        text: (row: ProposedDrill) => word('codes.planKind', row.planKind),
      },
      {
        key: 'plan',
        label: t('field.planId'),
        width: widths.plan,
        text: (row: ProposedDrill) => row.planTitle ?? t('schedule.noPlan'),
      },
      {
        key: 'form',
        label: t('field.form'),
        width: widths.form,
        text: (row: ProposedDrill) => word('codes.drillForm', row.form),
      },
      {
        key: 'meets',
        label: t('column.meets'),
        width: widths.meets,
        text: (row: ProposedDrill) => row.meets.map(ruleWord).join(ui('table.or')),
      },
    ],
    [t, ui, word, ruleWord],
  );
  return (
    <LocalTable
      label={t('schedule.drills')}
      columns={columns}
      rows={rows}
      rowId={(row) => `${row.enterpriseId}|${row.date}|${row.planKind}|${row.planId}`}
      empty={<EmptyState title={t('schedule.nothing')} text={t('schedule.nothingText')} />}
    />
  );
}

function UnmetTable({ rows }: { rows: readonly UnmetDuty[] }) {
  const { t } = useTranslation('drills');
  const ruleWord = useRuleWord();
  const columns = useMemo(
    () => [
      {
        key: 'unit',
        label: t('field.enterpriseId'),
        width: widths.unit,
        grow: true,
        text: (row: UnmetDuty) => row.ownerName,
      },
      {
        key: 'rule',
        label: t('column.duty'),
        width: widths.meets,
        text: (row: UnmetDuty) => ruleWord(row.rule),
      },
      { key: 'why', label: t('column.why'), width: widths.why, text: (row: UnmetDuty) => row.why },
    ],
    [t, ruleWord],
  );
  return (
    <LocalTable
      label={t('schedule.unmet')}
      columns={columns}
      rows={rows}
      rowId={(row) => `${row.ownerName}|${row.rule}|${row.why}`}
      empty={<EmptyState title={t('schedule.noUnmet')} />}
    />
  );
}
