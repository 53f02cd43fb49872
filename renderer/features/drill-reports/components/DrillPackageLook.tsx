import { useTranslation } from 'react-i18next';
import blocks from '../../../ui/blocks.module.css';
import { useCodeWord } from '../../../ui/DataTable/use-code-word';
import { Panel } from '../../../ui/Page';
import { FactList } from '../../../ui/RecordPage';
import { ToneChip } from '../../../ui/StateChip';
import { usePeriodWord } from '../../../ui/use-period-word';
import type { DrillLook } from '../report-forms';
import styles from './reports.module.css';

/** What a report would bring here. */
export function ReportPanels({
  report,
  sender,
}: {
  report: NonNullable<DrillLook['report']>;
  sender: string;
}) {
  const { t } = useTranslation('drillReports');
  const word = useCodeWord();
  const periodWord = usePeriodWord();
  const { unit } = report;
  return (
    <>
      <Panel title={t('look.from', { sender })}>
        <FactList
          facts={[
            { label: t('field.period'), value: periodWord(report.period) },
            { label: t('field.round'), value: t('page.round', { count: report.round }) },
            { label: t('field.handedInOn'), value: report.handedInOn },
            { label: t('field.preparedBy'), value: report.preparedBy },
            { label: t('look.uscc'), value: unit.uscc },
            {
              label: t('look.matched'),
              value: unit.matched ? `${unit.matched.name}（${t(`how.${unit.how}`)}）` : t('how.none'),
            },
            { label: t('field.note'), value: report.note, wide: true },
          ]}
        />
      </Panel>
      <Panel title={t('drills.title', { count: report.drills.length })} flush>
        <ul>
          {report.drills.map((drill) => (
            <li key={`${drill.startOn} ${drill.title}`} className={styles.drill}>
              <div className={styles.grow}>
                <div>{drill.title}</div>
                <div className={blocks.small}>
                  {[
                    drill.startOn,
                    drill.planTitle,
                    drill.planKind && word('codes.planKind', drill.planKind),
                    drill.form && word('codes.drillForm', drill.form),
                    drill.participants !== null && t('drills.people', { count: drill.participants }),
                    drill.findings > 0 &&
                      t('drills.findings', {
                        count: drill.findings,
                        closed: drill.findings - drill.openFindings,
                      }),
                    drill.files > 0 && t('drills.files', { count: drill.files }),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </div>
              </div>
              {drill.gaps.map((gap) => (
                <ToneChip key={gap} quiet tone="soon">
                  {t(`gap.${gap}`)}
                </ToneChip>
              ))}
              <ToneChip quiet tone={drill.how === 'new' ? 'open' : 'muted'}>
                {t(`drillHow.${drill.how}`)}
              </ToneChip>
            </li>
          ))}
        </ul>
      </Panel>
    </>
  );
}

/** What an office has answered. */
export function ResultPanels({
  result,
  sender,
}: {
  result: NonNullable<DrillLook['result']>;
  sender: string;
}) {
  const { t } = useTranslation('drillReports');
  const periodWord = usePeriodWord();
  return (
    <Panel title={t('look.answer', { sender, period: periodWord(result.period) })} flush>
      <ul>
        {result.answers.map((answer) => (
          <li key={answer.round} className={styles.drill}>
            <ToneChip quiet tone={answer.verdict === 'received' ? 'met' : 'soon'}>
              {t(`verdict.${answer.verdict}`)}
            </ToneChip>
            <div className={styles.grow}>
              {[t('page.round', { count: answer.round }), answer.number, answer.answeredOn, answer.note]
                .filter(Boolean)
                .join(' · ')}
            </div>
          </li>
        ))}
        {result.orders.map((order) => (
          <li key={order.number ?? order.issuedOn} className={styles.drill}>
            <ToneChip quiet tone="late">
              {t('orders.one')}
            </ToneChip>
            <div className={styles.grow}>
              {[order.number, order.issuedOn, order.dueOn && t('orders.due', { date: order.dueOn })]
                .filter(Boolean)
                .join(' · ')}
              <div className={blocks.small}>{order.findings.join(t('semicolon'))}</div>
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
