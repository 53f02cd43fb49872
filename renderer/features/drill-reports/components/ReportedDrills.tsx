import Checkbox from '@mui/material/Checkbox';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { useGo } from '../../../app/use-go';
import blocks from '../../../ui/blocks.module.css';
import { useCodeWord } from '../../../ui/DataTable/use-code-word';
import { EmptyState } from '../../../ui/EmptyState';
import { showToast } from '../../../ui/feedback/toast-store';
import { Panel } from '../../../ui/Page';
import { StateChip, ToneChip } from '../../../ui/StateChip';
import { useErrorText } from '../../../ui/use-error-text';
import { useRuleTitle } from '../../../ui/use-rule-title';
import type { Report, ReportedDrill } from '../report-forms';
import styles from './reports.module.css';

/** The drills of the half-year: which of them the report names, which duties each meets, and what is missing of it. */
export function ReportedDrills({ report, editable }: { report: Report; editable: boolean }) {
  const { t } = useTranslation('drillReports');
  const api = useApi();
  const errorText = useErrorText();
  const shown = editable ? report.drills : report.drills.filter(({ chosen }) => chosen);
  const choose = async (drill: ReportedDrill, on: boolean) => {
    const { preparedBy, phone, note } = report;
    const chosen = report.drills.filter((one) => (one.id === drill.id ? on : one.chosen));
    try {
      await api.drillReports.save({
        id: report.id,
        expectedVersion: report.version,
        fields: { drillIds: chosen.map(({ id }) => id), preparedBy, phone, note },
      });
    } catch (thrown) {
      showToast({ tone: 'late', text: t('notSaved'), detail: errorText(thrown) });
    }
  };
  return (
    <Panel title={t('drills.title', { count: shown.filter(({ chosen }) => chosen).length })} flush>
      {shown.length === 0 && <EmptyState title={t('drills.none')} text={t('drills.noneText')} />}
      <ul>
        {shown.map((drill) => (
          <DrillRow
            key={drill.id}
            drill={drill}
            onChoose={editable ? (on) => void choose(drill, on) : undefined}
          />
        ))}
      </ul>
    </Panel>
  );
}

interface DrillRowProps {
  readonly drill: ReportedDrill;
  readonly onChoose: ((on: boolean) => void) | undefined;
}

function DrillRow({ drill, onChoose }: DrillRowProps) {
  const { t } = useTranslation('drillReports');
  const go = useGo();
  const word = useCodeWord();
  const ruleTitle = useRuleTitle();
  const days = [...new Set([drill.startOn, drill.endOn])].filter(Boolean).join(t('to'));
  return (
    <li className={styles.drill}>
      {onChoose && (
        <Checkbox
          checked={drill.chosen}
          disabled={drill.blocked && !drill.chosen}
          slotProps={{ input: { 'aria-label': drill.title } }}
          onChange={(_event, on) => onChoose(on)}
        />
      )}
      <div className={styles.grow}>
        <button type="button" className={blocks.link} onClick={() => go(`/drills/${drill.id}`)}>
          {drill.title}
        </button>{' '}
        <StateChip quiet of="drill" state={drill.state} />
        <div className={blocks.small}>
          {[
            days,
            drill.planTitle,
            drill.planKind && word('codes.planKind', drill.planKind),
            drill.form && word('codes.drillForm', drill.form),
            drill.participants !== null && t('drills.people', { count: drill.participants }),
            drill.evaluatedOn && t('drills.evaluated', { date: drill.evaluatedOn }),
            drill.findings > 0 &&
              t('drills.findings', { count: drill.findings, closed: drill.findings - drill.openFindings }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </div>
        {drill.duties.length > 0 && (
          <div className={blocks.small}>
            {t('drills.meets', {
              rules: drill.duties.map(({ rule, title }) => ruleTitle(rule, title)).join(t('semicolon')),
            })}
          </div>
        )}
      </div>
      {drill.gaps.map((gap) => (
        <ToneChip key={gap} quiet tone={drill.blocked ? 'late' : 'soon'}>
          {t(`gap.${gap}`)}
        </ToneChip>
      ))}
    </li>
  );
}
