import { useTranslation } from 'react-i18next';
import { useCodeWord } from '../../../ui/DataTable/use-code-word';
import { Panel } from '../../../ui/Page';
import { FactList } from '../../../ui/RecordPage';
import { StateChip, ToneChip } from '../../../ui/StateChip';
import type { CaseResult, Intake } from '../filing-package-types';
import styles from './packages.module.css';

type Difference = Intake['unit']['differences'][number];

/** What differs from our own record, side by side; ours stays. */
function Differences({ of }: { of: readonly Difference[] }) {
  const { t } = useTranslation('filingPackages');
  return of.map(({ field, ours, theirs }) => (
    <div key={field} className={styles.muted}>
      {t('look.difference', {
        field: t(`fact.${field}` as 'fact.name', { defaultValue: field }),
        ours: ours ?? t('look.none'),
        theirs,
      })}
    </div>
  ));
}

/** What a hand-in would register here. */
export function IntakePanels({ intake, sender }: { intake: Intake; sender: string }) {
  const { t } = useTranslation('filingPackages');
  const word = useCodeWord();
  const { unit } = intake;
  return (
    <>
      <Panel title={t('look.from', { sender })}>
        <FactList
          facts={[
            { label: t('look.round'), value: t('unit.round', { count: intake.round }) },
            { label: t('look.submittedOn'), value: intake.submittedOn },
            { label: t('look.uscc'), value: unit.uscc },
            { label: t('field.address'), value: unit.address },
            { label: t('field.contact'), value: intake.contact },
            {
              label: t('look.matched'),
              value: unit.matched ? `${unit.matched.name}（${t(`how.${unit.how}`)}）` : t('how.none'),
            },
          ]}
        />
        <Differences of={unit.differences} />
      </Panel>
      <Panel title={t('unit.plans')} flush>
        <ul>
          {intake.plans.map((plan) => (
            <li key={`${plan.title}${plan.label}`} className={styles.row}>
              <div className={styles.grow}>
                <div>
                  {plan.title} <span className={styles.muted}>{plan.label}</span>
                </div>
                <div className={styles.muted}>
                  {word('codes.planKind', plan.kind)}
                  {plan.publishedOn && ` · ${t('look.published', { date: plan.publishedOn })}`} ·{' '}
                  {t('look.files', { count: plan.files })}
                </div>
                <Differences of={plan.differences} />
              </div>
              <ToneChip quiet tone={plan.outcome === 'known' ? 'muted' : 'open'}>
                {t(`planOutcome.${plan.outcome}`)}
              </ToneChip>
            </li>
          ))}
        </ul>
      </Panel>
      <Panel title={t('unit.materials')} flush>
        <ul>
          {intake.materials.map((material) => (
            <li key={material.key} className={styles.row}>
              <div className={styles.grow}>
                <div>{material.label}</div>
                <div className={styles.muted}>{material.why}</div>
              </div>
              <ToneChip quiet tone={material.files > 0 ? 'met' : material.needed ? 'soon' : 'muted'}>
                {material.files === 0 && !material.needed
                  ? t('outcome.not-needed')
                  : t('look.files', { count: material.files })}
              </ToneChip>
            </li>
          ))}
        </ul>
      </Panel>
    </>
  );
}

/** What an office has answered. */
export function ResultPanels({ result, sender }: { result: CaseResult; sender: string }) {
  const { t } = useTranslation('filingPackages');
  const { t: codes } = useTranslation('codes');
  return (
    <Panel title={t('look.answer', { sender })}>
      <FactList
        facts={[
          { label: t('look.state'), value: <StateChip of="filing" state={result.state} /> },
          { label: t('look.number'), value: result.filingNo },
          { label: t('look.returnedOn'), value: result.returnedOn },
          { label: t('look.decidedOn'), value: result.decidedOn },
        ]}
      />
      {result.requested.map(({ material, outcome, note }) => (
        <div key={material} className={styles.muted}>
          {material} {codes(`materialOutcome.${outcome}`)} {note}
        </div>
      ))}
      {result.papers.map(({ fileName }) => (
        <div key={fileName} className={styles.muted}>
          {fileName}
        </div>
      ))}
    </Panel>
  );
}
