import { useTranslation } from 'react-i18next';
import blocks from '../../../ui/blocks.module.css';
import { useCodeWord } from '../../../ui/DataTable/use-code-word';
import { Panel } from '../../../ui/Page';
import { FactList } from '../../../ui/RecordPage';
import { StateChip, ToneChip } from '../../../ui/StateChip';
import { useLawWord } from '../../../ui/use-law-word';
import type { CaseResult, Intake, TakeOver } from '../filing-package-types';
import { Differences } from './Differences';
import styles from './packages.module.css';
import { SetDecisions } from './SetDecisions';

interface IntakePanelsProps {
  readonly intake: Intake;
  readonly sender: string;
  /** What is to replace ours; null: nothing can be taken over. */
  readonly taken: TakeOver | null;
  onTaken(taken: TakeOver): void;
}

/** What a hand-in would register here, and what of it a person lets replace our own record. */
export function IntakePanels({ intake, sender, taken, onTaken }: IntakePanelsProps) {
  const { t } = useTranslation('filingPackages');
  const law = useLawWord();
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
        <Differences
          of={unit.name}
          differences={unit.differences}
          taken={taken?.unit ?? null}
          onTaken={(facts) => taken && onTaken({ ...taken, unit: facts })}
        />
      </Panel>
      {taken && (
        <SetDecisions
          decisions={intake.sets}
          taken={taken.sets}
          onTaken={(sets) => onTaken({ ...taken, sets })}
        />
      )}
      <Panel title={t('unit.plans')} flush>
        <ul>
          {intake.plans.map((plan) => (
            <li key={`${plan.title}${plan.label}`} className={styles.row}>
              <div className={styles.grow}>
                <div>
                  {plan.title} <span className={blocks.small}>{plan.label}</span>
                </div>
                <div className={blocks.small}>
                  {word('codes.planKind', plan.kind)}
                  {plan.publishedOn && ` · ${t('look.published', { date: plan.publishedOn })}`} ·{' '}
                  {t('look.files', { count: plan.files })}
                </div>
                <Differences
                  of={plan.title}
                  differences={plan.differences}
                  taken={taken && (taken.versions.find(({ id }) => id === plan.versionId)?.fields ?? [])}
                  onTaken={(fields) =>
                    taken &&
                    onTaken({ ...taken, versions: withVersion(taken.versions, plan.versionId, fields) })
                  }
                />
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
                <div>{law(material.label)}</div>
                <div className={blocks.small}>{law(material.why)}</div>
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

type TakenVersions = TakeOver['versions'];

function withVersion(
  versions: TakenVersions,
  id: string,
  fields: TakenVersions[number]['fields'],
): TakenVersions {
  const others = versions.filter((one) => one.id !== id);
  return fields.length === 0 ? others : [...others, { id, fields }];
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
        <div key={material} className={blocks.small}>
          {material} {codes(`materialOutcome.${outcome}`)} {note}
        </div>
      ))}
      {result.papers.map(({ fileName }) => (
        <div key={fileName} className={blocks.small}>
          {fileName}
        </div>
      ))}
    </Panel>
  );
}
