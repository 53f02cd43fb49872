import AddIcon from '@mui/icons-material/Add';
import { type DragEvent, type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePermission } from '../../../app/use-system-state';
import { useMoveShift } from '../hooks/use-move-shift';
import { addDays } from '../moments';
import { graveProblems, type OpenShift, type Roster, type Shift } from '../types';
import styles from './watch.module.css';

const stepByKey: Readonly<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowRight: 1,
  ArrowUp: -7,
  ArrowDown: 7,
};
const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;
const weekLength = 7;

interface RosterBoardProps {
  readonly month: string;
  readonly roster: Roster;
  onOpen(open: OpenShift): void;
}

/**
 * A month as weeks of days, Monday first. Somebody is moved by dragging onto another day or person, or with Alt and the
 * arrow keys; where the place is taken both change.
 */
export function RosterBoard({ month, roster, onOpen }: RosterBoardProps) {
  const { t } = useTranslation('watch');
  const mayEdit = usePermission('edit');
  const move = useMoveShift();
  const [over, setOver] = useState<string | null>(null);
  const first = roster.days[0]?.day ?? `${month}-01`;
  const blanks = (new Date(`${first}T00:00:00Z`).getUTCDay() + weekLength - 1) % weekLength;
  const drop = (event: DragEvent, day: string, target: Shift | null) => {
    event.preventDefault();
    event.stopPropagation();
    setOver(null);
    const shift = roster.shifts.find(({ id }) => id === event.dataTransfer.getData('text/plain'));
    if (!shift || target?.id === shift.id || (target === null && shift.day === day)) return;
    move(shift, day, target);
  };
  const onKey = (event: KeyboardEvent, shift: Shift) => {
    const step = event.altKey ? stepByKey[event.key] : undefined;
    if (step === undefined || !mayEdit) return;
    event.preventDefault();
    move(shift, addDays(shift.day, step), null);
  };
  return (
    <section className={styles.board} aria-label={t('board.label')}>
      <div className={styles.weekdays} aria-hidden>
        {weekdays.map((day) => (
          <span key={day}>{t(`weekday.${day}`)}</span>
        ))}
      </div>
      <div className={styles.days}>
        {blanks > 0 && <span className={styles.blank} data-span={blanks} />}
        {roster.days.map(({ day, kind, name }) => (
          // biome-ignore lint/a11y/noStaticElementInteractions: a place to drop on; keys move shifts from themselves
          <div
            key={day}
            className={styles.day}
            data-off={kind === 'workday' ? undefined : kind}
            data-today={day === roster.today || undefined}
            data-over={over === day || undefined}
            onDragOver={(event) => {
              event.preventDefault();
              setOver(day);
            }}
            onDrop={(event) => drop(event, day, null)}
          >
            <span className={styles.dayHead}>
              <span className={styles.dayNumber}>{Number(day.slice(8))}</span>
              {kind === 'holiday' && <span className={styles.dayOff}>{name}</span>}
              {mayEdit && (
                <button
                  type="button"
                  className={styles.add}
                  aria-label={t('board.add', { day })}
                  title={t('board.add', { day })}
                  onClick={() => onOpen({ day, shift: null })}
                >
                  <AddIcon aria-hidden />
                </button>
              )}
            </span>
            {roster.shifts
              .filter((shift) => shift.day === day)
              .map((shift) => (
                <ShiftChip
                  key={shift.id}
                  shift={shift}
                  roster={roster}
                  movable={mayEdit}
                  onDrop={(event) => drop(event, day, shift)}
                  onKeyDown={(event) => onKey(event, shift)}
                  onClick={() => onOpen({ day, shift })}
                />
              ))}
          </div>
        ))}
      </div>
    </section>
  );
}

interface ShiftChipProps {
  readonly shift: Shift;
  readonly roster: Roster;
  readonly movable: boolean;
  onDrop(event: DragEvent): void;
  onKeyDown(event: KeyboardEvent): void;
  onClick(): void;
}

function ShiftChip({ shift, roster, movable, onDrop, onKeyDown, onClick }: ShiftChipProps) {
  const { t } = useTranslation('watch');
  const grave = roster.problems.some(({ kind, ids }) => graveProblems.has(kind) && ids.includes(shift.id));
  const several = roster.rota.shifts.length > 1 || shift.shift !== 'whole';
  const role = t(`role.${shift.role}`);
  const label = t('board.chip', {
    name: shift.name,
    role,
    shift: t(`shift.${shift.shift}`),
    day: shift.day,
  });
  return (
    <button
      type="button"
      className={styles.chip}
      draggable={movable}
      data-role={shift.role}
      data-grave={grave || undefined}
      aria-label={label}
      aria-keyshortcuts="Alt+ArrowRight"
      title={movable ? `${label}\n${t('board.hint')}` : label}
      onDragStart={(event) => event.dataTransfer.setData('text/plain', shift.id)}
      onDragOver={(event) => event.preventDefault()}
      onDrop={onDrop}
      onKeyDown={onKeyDown}
      onClick={onClick}
    >
      <span className={styles.chipRole}>
        {several
          ? `${t(`shiftShort.${shift.shift}`)}${t(`roleShort.${shift.role}`)}`
          : t(`roleShort.${shift.role}`)}
      </span>
      <span className={styles.chipName}>
        {shift.insteadOf === null ? shift.name : t('board.standIn', { name: shift.name })}
      </span>
    </button>
  );
}
