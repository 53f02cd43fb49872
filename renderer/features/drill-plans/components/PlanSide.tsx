import { useTranslation } from 'react-i18next';
import type { PlanConflict } from '../../../../electron/contract/year-plan';
import { Panel } from '../../../ui/Page';
import { ToneChip } from '../../../ui/StateChip';
import { ToneIcon } from '../../../ui/ToneIcon';
import { toneOfConflict, useConflictWords } from '../hooks/use-conflict-words';
import type { PlanDrill, YearPlan } from '../year-plan';
import { type Board, DrillChip } from './MonthGrid';
import styles from './plan.module.css';

/** Conflicts listed at once; of more the number is said. */
const listed = 12;

interface PlanSideProps {
  readonly plan: YearPlan;
  readonly conflicts: readonly PlanConflict[];
  readonly undated: readonly PlanDrill[];
  readonly board: Board;
  onSelect(id: string): void;
}

/** The plan as a whole: how it stands, drills without a day, what conflicts, why it looks so. */
export function PlanSide({ plan, conflicts, undated, board, onSelect }: PlanSideProps) {
  const { t } = useTranslation('drillPlans');
  const words = useConflictWords(plan);
  const kept = plan.plan;
  const held = plan.drills.filter(({ movable }) => !movable).length;
  return (
    <>
      <Panel title={kept?.title ?? t('side.plan')}>
        <dl className={styles.facts}>
          <dt>{t('field.state')}</dt>
          <dd>
            <ToneChip tone={kept?.state === 'approved' ? 'met' : 'muted'}>
              {t(kept === null ? 'state.none' : `state.${kept.state}`)}
            </ToneChip>
          </dd>
          {kept?.approvedOn && (
            <>
              <dt>{t('field.approvedBy')}</dt>
              <dd>{[kept.approvedBy, kept.approvedOn, kept.documentNo].filter(Boolean).join(' · ')}</dd>
            </>
          )}
          <dt>{t('side.drills')}</dt>
          <dd>{t('side.drillCount', { count: plan.drills.length, held })}</dd>
          {kept?.responsible && (
            <>
              <dt>{t('field.responsible')}</dt>
              <dd>{kept.responsible}</dd>
            </>
          )}
          {kept !== null && kept.budget !== null && (
            <>
              <dt>{t('field.budget')}</dt>
              <dd>{t('side.yuan', { amount: kept.budget })}</dd>
            </>
          )}
        </dl>
      </Panel>
      {undated.length > 0 && (
        <Panel title={t('side.undatedTitle', { count: undated.length })}>
          <div className={styles.tray}>
            {undated.map((drill) => (
              <DrillChip key={drill.id} drill={drill} board={board} size="medium" />
            ))}
          </div>
        </Panel>
      )}
      <Panel title={t('side.conflicts', { count: conflicts.length })}>
        {conflicts.length === 0 && <p className={styles.muted}>{t('side.noConflicts')}</p>}
        {conflicts.slice(0, listed).map((conflict, at) => {
          const drill = plan.drills.find(({ id }) => id === conflict.drillId);
          const text = (
            <>
              <ToneIcon tone={toneOfConflict(conflict)} />
              <span>
                {drill && `${drill.date?.slice(5) ?? ''} ${drill.planTitle ?? drill.title}：`}
                {words(conflict)}
              </span>
            </>
          );
          const key = `${at}-${conflict.kind}`;
          return drill ? (
            <button key={key} type="button" className={styles.conflict} onClick={() => onSelect(drill.id)}>
              {text}
            </button>
          ) : (
            <div key={key} className={styles.conflict}>
              {text}
            </div>
          );
        })}
        {conflicts.length > listed && (
          <p className={styles.muted}>{t('side.moreConflicts', { count: conflicts.length - listed })}</p>
        )}
      </Panel>
      {plan.unmet.length > 0 && (
        <Panel title={t('side.unmet')}>
          <ul className={styles.sentences}>
            {plan.unmet.map(({ rule, title, why }) => (
              <li key={`${rule}${why}`}>
                {title}：{why}
              </li>
            ))}
          </ul>
        </Panel>
      )}
      <Panel title={t('side.why')}>
        <ul className={styles.sentences}>
          {(kept?.explanation?.split('\n') ?? plan.explanation).map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </Panel>
    </>
  );
}
