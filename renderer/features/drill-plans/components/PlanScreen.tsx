import Button from '@mui/material/Button';
import { useId, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isGrave } from '../../../../electron/contract/year-plan';
import { usePermission, useSystemState } from '../../../app/use-system-state';
import { EnterpriseBox } from '../../../ui/form/EnterpriseField';
import { LoadingButton } from '../../../ui/LoadingButton';
import { MoreMenu } from '../../../ui/MoreMenu';
import { Segments } from '../../../ui/Segments';
import type { Tone } from '../../../ui/tokens';
import { YearSwitch } from '../../../ui/YearSwitch';
import { DrillsFrame } from '../../drills/components/DrillsFrame';
import { useCarry } from '../hooks/use-carry';
import { useMoves } from '../hooks/use-moves';
import { usePlanActions } from '../hooks/use-plan-actions';
import type { PlanAddress } from '../hooks/use-plan-address';
import { conflictsOf, monthOf, type PlanDrill, planViews, shifted, type YearPlan } from '../year-plan';
import { DrillPanel } from './DrillPanel';
import { type Board, MonthGrid } from './MonthGrid';
import { OfficeLines } from './OfficeLines';
import { ApproveDrawer, PlanDrawer } from './PlanDrawers';
import { PlanList } from './PlanList';
import { PlanPreview } from './PlanPreview';
import { PlanSide } from './PlanSide';
import styles from './plan.module.css';

interface PlanScreenProps {
  readonly plan: YearPlan;
  readonly address: PlanAddress;
  onAddress(change: Partial<PlanAddress>): void;
}

const months = Array.from({ length: 12 }, (_none, at) => at + 1);

/** A year plan on a board: months, a quarter or one month; drills are dragged or moved by keys, conflicts are shown while they move. */
export function PlanScreen({ plan, address, onAddress }: PlanScreenProps) {
  const { t } = useTranslation('drillPlans');
  const { today } = useSystemState();
  const { year, view, month } = address;
  const mayEdit = usePermission('edit') && plan.ours;
  const mayDecide = usePermission('decide') && plan.ours;
  const [selected, setSelected] = useState<string | null>(null);
  const [open, setOpen] = useState<'edit' | 'approve' | 'print' | null>(null);
  const { pending, move, undo } = useMoves(plan);
  const { busy, fill, reopen, save } = usePlanActions(plan, year);
  const drills = useMemo(() => {
    const now = shifted(plan.drills, pending);
    return mayEdit ? now : now.map((drill) => ({ ...drill, movable: false }));
  }, [plan.drills, pending, mayEdit]);
  const carry = useCarry({
    year,
    start: today.startsWith(String(year)) ? today : `${year}-01-01`,
    onDrop: (drill, date) => void move(drill, { date, startsAt: drill.startsAt, endsAt: drill.endsAt }),
    onSelect: ({ id }) => setSelected(id),
    onOver: (date) => view === 'month' && onAddress({ month: monthOf(date) }),
  });
  const { carried } = carry;
  const conflicts = useMemo(
    () => conflictsOf(plan, { drills: shifted(drills, carried), today, year }),
    [plan, drills, carried, today, year],
  );
  const grave = conflicts.filter(({ kind }) => isGrave(kind)).length;
  const toneOf = (drill: PlanDrill): Tone => {
    if (!drill.movable && mayEdit) return 'met';
    const own = conflicts.filter(({ drillId }) => drillId === drill.id);
    if (own.some(({ kind }) => isGrave(kind))) return 'late';
    return own.length > 0 ? 'soon' : drill.movable ? 'open' : 'met';
  };
  const carriedDrill = drills.find(({ id }) => id === carried?.id);
  const shown = drills.find(({ id }) => id === (carried?.id ?? selected));
  const board: Board = {
    year,
    today,
    daysOff: plan.ground.daysOff,
    refused: (date) => plan.ground.refusals.some(({ from, to }) => date >= from && date <= to),
    drillsByDay: useMemo(() => byDay(drills), [drills]),
    toneOf,
    carried:
      carried && carriedDrill
        ? {
            ...carried,
            title: carriedDrill.planTitle ?? carriedDrill.title,
            tone: toneOf(carriedDrill),
          }
        : null,
    selected,
    chip: carry.chip,
  };
  const approved = plan.plan?.state === 'approved';
  const ownPlan = plan.enterprise === null && plan.offices;
  const views = planViews.filter((one) => one !== 'industries' || ownPlan);
  const actions = [
    ...(mayEdit && !approved ? [{ key: 'fresh', label: t('fill.fresh'), run: () => void fill(true) }] : []),
    ...(mayDecide && plan.plan?.state === 'draft'
      ? [{ key: 'approve', label: t('approve.title'), run: () => setOpen('approve') }]
      : []),
    ...(mayDecide && approved ? [{ key: 'reopen', label: t('reopen.title'), run: () => void reopen() }] : []),
    { key: 'print', label: t('file.print'), run: () => setOpen('print') },
    { key: 'xlsx', label: t('file.xlsx'), run: () => save('xlsx') },
    { key: 'ics', label: t('file.ics'), run: () => save('ics') },
  ];
  return (
    <DrillsFrame
      content="fill"
      fact={plan.enterprise?.name ?? t('own')}
      actions={
        <>
          {plan.offices && (
            <UnitBox value={address.enterprise} onChange={(enterprise) => onAddress({ enterprise })} />
          )}
          <YearSwitch year={year} onYear={(next) => onAddress({ year: next })} />
          <MoreMenu actions={actions} />
          {mayEdit && !approved && <Button onClick={() => setOpen('edit')}>{t('edit.title')}</Button>}
        </>
      }
      primary={
        mayEdit && (
          <LoadingButton
            variant="contained"
            busy={busy}
            disabled={plan.missing === 0}
            onClick={() => void fill(false)}
          >
            {plan.missing === 0 ? t('fill.complete') : t('fill.fill', { count: plan.missing })}
          </LoadingButton>
        )
      }
    >
      <div className={styles.screen} data-view={view}>
        <div className={styles.main}>
          <div className={styles.toolbar}>
            <Segments
              label={t('view.label')}
              chosen={view}
              onChoose={(next) => onAddress({ view: next })}
              segments={views.map((key) => ({ key, label: t(`view.${key}`) }))}
            />
            {(view === 'month' || view === 'quarter') && (
              <MonthSteps view={view} month={month} onMonth={(next) => onAddress({ month: next })} />
            )}
            <span className={styles.spacer} />
            {(grave > 0 || view !== 'list') && <Legend grave={grave} />}
            {undo && (
              <Button size="small" onClick={undo}>
                {t('move.undo')}
              </Button>
            )}
          </div>
          {view === 'industries' && ownPlan ? (
            <div className={styles.board}>
              <OfficeLines plan={plan} year={year} mayEdit={mayEdit} />
            </div>
          ) : view === 'list' ? (
            <PlanList plan={plan} drills={drills} conflicts={conflicts} />
          ) : (
            // biome-ignore lint/a11y/noStaticElementInteractions: the board takes the keys of the drill that is being carried
            <div ref={carry.board} className={styles.board} tabIndex={-1} onKeyDown={carry.onBoardKey}>
              <div className={styles.months} data-view={view}>
                {shownMonths(view, month).map((one) => (
                  <MonthGrid
                    key={one}
                    month={one}
                    board={board}
                    size={view === 'month' ? 'large' : view === 'quarter' ? 'medium' : 'small'}
                  />
                ))}
              </div>
            </div>
          )}
        </div>
        {view !== 'list' && (
          <div className={styles.side}>
            {shown ? (
              <DrillPanel
                plan={plan}
                drill={shown}
                carriedTo={carried?.date ?? null}
                conflicts={conflicts.filter(
                  ({ drillId, kind }) => drillId === shown.id || (carried !== null && kind === 'duty'),
                )}
                mayEdit={mayEdit}
                onMove={(to) => void move(shown, to)}
                onClose={() => setSelected(null)}
              />
            ) : (
              <PlanSide
                plan={plan}
                conflicts={conflicts}
                undated={drills.filter(({ date }) => date === null)}
                board={board}
                onSelect={setSelected}
              />
            )}
          </div>
        )}
      </div>
      {open === 'edit' && <PlanDrawer plan={plan} year={year} onClose={() => setOpen(null)} />}
      {open === 'approve' && <ApproveDrawer plan={plan} onClose={() => setOpen(null)} />}
      {open === 'print' && <PlanPreview plan={plan} year={year} onClose={() => setOpen(null)} />}
    </DrillsFrame>
  );
}

function shownMonths(view: PlanAddress['view'], month: number): readonly number[] {
  if (view === 'month') return [month];
  const first = month - ((month - 1) % 3);
  return view === 'quarter' ? [first, first + 1, first + 2] : months;
}

function byDay(drills: readonly PlanDrill[]): ReadonlyMap<string, readonly PlanDrill[]> {
  const days = new Map<string, PlanDrill[]>();
  for (const drill of drills)
    if (drill.date !== null) days.set(drill.date, [...(days.get(drill.date) ?? []), drill]);
  return days;
}

function MonthSteps({
  view,
  month,
  onMonth,
}: {
  view: 'month' | 'quarter';
  month: number;
  onMonth(month: number): void;
}) {
  const { t } = useTranslation('drillPlans');
  const step = view === 'month' ? 1 : 3;
  const label =
    view === 'month' ? t('board.month', { month }) : t('board.quarter', { quarter: Math.ceil(month / 3) });
  return (
    <>
      <Button size="small" disabled={month - step < 1} onClick={() => onMonth(month - step)}>
        {t('view.before')}
      </Button>
      <span aria-live="polite">{label}</span>
      <Button size="small" disabled={month + step > 12} onClick={() => onMonth(month + step)}>
        {t('view.next')}
      </Button>
    </>
  );
}

function Legend({ grave }: { grave: number }) {
  const { t } = useTranslation('drillPlans');
  return (
    <span className={styles.legend}>{grave > 0 ? t('side.grave', { count: grave }) : t('board.hint')}</span>
  );
}

function UnitBox({ value, onChange }: { value: string | null; onChange(next: string | null): void }) {
  const { t } = useTranslation('drillPlans');
  const id = useId();
  return (
    <div className={styles.unit}>
      <label className="visually-hidden" htmlFor={id}>
        {t('field.unit')}
      </label>
      <EnterpriseBox id={id} value={value} placeholder={t('own')} onChange={onChange} />
    </div>
  );
}
