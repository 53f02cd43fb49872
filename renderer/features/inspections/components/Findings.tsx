import Button from '@mui/material/Button';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePermission } from '../../../app/use-system-state';
import blocks from '../../../ui/blocks.module.css';
import { useCodeWord } from '../../../ui/DataTable/use-code-word';
import { Panel } from '../../../ui/Page';
import { StateChip, ToneChip } from '../../../ui/StateChip';
import type { Finding, Visit } from '../inspection-forms';
import { OrderDrawer, PenaltyDrawer, type Step, StepDrawer } from './FindingDrawers';
import { InspectionPreview } from './InspectionPreview';
import styles from './inspections.module.css';

type Open =
  | { drawer: 'order' }
  | { drawer: 'letter' }
  | { drawer: 'penalty'; finding: Finding }
  | { drawer: 'step'; finding: Finding; step: Step };

/** What was found at a unit, where each finding stands and what can be done next. */
export function Findings({ visit }: { visit: Visit }) {
  const { t } = useTranslation('inspections');
  const word = useCodeWord();
  const mayEdit = usePermission('edit') && visit.ours;
  const mayDecide = usePermission('decide') && visit.ours;
  const [open, setOpen] = useState<Open | null>(null);
  const close = () => setOpen(null);
  const toOrder = visit.findings.filter(({ actions }) => actions.includes('order'));
  const ordered = visit.findings.some(({ orderedOn }) => orderedOn !== null);
  return (
    <Panel
      title={t('finding.title', { count: visit.findings.length })}
      actions={
        <>
          {ordered && (
            <Button size="small" onClick={() => setOpen({ drawer: 'letter' })}>
              {t('form.order')}
            </Button>
          )}
          {mayDecide && toOrder.length > 0 && (
            <Button size="small" variant="contained" onClick={() => setOpen({ drawer: 'order' })}>
              {t('finding.order', { count: toOrder.length })}
            </Button>
          )}
        </>
      }
      flush
    >
      <ul>
        {visit.findings.map((finding) => (
          <li key={finding.id} className={styles.finding}>
            <div className={styles.findingHead}>
              <ToneChip quiet tone="late">
                {word('codes.findingKind', finding.kind)}
              </ToneChip>
              <span className={styles.grow}>{finding.description}</span>
              <StateChip of="finding" state={finding.state} />
              {mayEdit &&
                finding.actions.map((action) =>
                  action === 'order' ? null : (
                    <Button
                      key={action}
                      size="small"
                      variant="text"
                      onClick={() => setOpen({ drawer: 'step', finding, step: action })}
                    >
                      {t(`step.${action}`)}
                    </Button>
                  ),
                )}
              {mayDecide && finding.penalty === null && (
                <Button size="small" variant="text" onClick={() => setOpen({ drawer: 'penalty', finding })}>
                  {t('step.penalty')}
                </Button>
              )}
            </div>
            <Days finding={finding} />
          </li>
        ))}
      </ul>
      {open?.drawer === 'order' && <OrderDrawer visit={visit} findings={toOrder} onClose={close} />}
      {open?.drawer === 'step' && <StepDrawer finding={open.finding} step={open.step} onClose={close} />}
      {open?.drawer === 'penalty' && <PenaltyDrawer finding={open.finding} onClose={close} />}
      {open?.drawer === 'letter' && (
        <InspectionPreview what={{ form: 'order', unitId: visit.id }} onClose={close} />
      )}
    </Panel>
  );
}

/** The days of a finding in one line. */
function Days({ finding }: { finding: Finding }) {
  const { t } = useTranslation('inspections');
  const words = [
    finding.orderedOn && t('finding.ordered', { date: finding.orderedOn, number: finding.orderNo ?? '' }),
    finding.dueOn && t('finding.due', { date: finding.dueOn }),
    finding.correctedOn && t('finding.corrected', { date: finding.correctedOn }),
    finding.recheckedOn &&
      t(finding.recheck === 'failed' ? 'finding.failed' : 'finding.passed', { date: finding.recheckedOn }),
    finding.closedOn && t('finding.closed', { date: finding.closedOn }),
    finding.penalty && t('finding.penalty', { text: finding.penalty, date: finding.penalisedOn ?? '' }),
    finding.remark,
  ].filter(Boolean);
  return (
    <div className={blocks.small}>
      {words.join('　')}
      {finding.daysLeft !== null && (
        <>
          {'　'}
          {finding.overdue
            ? t('finding.late', { days: -finding.daysLeft })
            : t('finding.left', { days: finding.daysLeft })}
        </>
      )}
    </div>
  );
}
