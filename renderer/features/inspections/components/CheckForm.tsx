import Button from '@mui/material/Button';
import OutlinedInput from '@mui/material/OutlinedInput';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import { type KeyboardEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { useSystemState } from '../../../app/use-system-state';
import blocks from '../../../ui/blocks.module.css';
import { useCodeWord } from '../../../ui/DataTable/use-code-word';
import { showToast } from '../../../ui/feedback/toast-store';
import { InlineNote } from '../../../ui/InlineNote';
import { LoadingButton } from '../../../ui/LoadingButton';
import { Panel } from '../../../ui/Page';
import { StandingMark } from '../../../ui/StandingMark';
import { StateChip } from '../../../ui/StateChip';
import { useShortcut } from '../../../ui/shortcuts';
import { useErrorText } from '../../../ui/use-error-text';
import { useLawWord } from '../../../ui/use-law-word';
import type { Visit } from '../inspection-forms';
import { DrillSeen } from './DrillSeen';
import styles from './inspections.module.css';

type Item = Visit['items'][number];
type Given = NonNullable<Item['answer']>;
const outcomes = ['ok', 'problem', 'not-applicable'] as const;

/** The check form: each item with its clause and what the program knows; the person decides. Keys 1, 2, 3 answer, as on paper. */
export function CheckForm({ visit, editable }: { visit: Visit; editable: boolean }) {
  const { t } = useTranslation('inspections');
  const api = useApi();
  const errorText = useErrorText();
  const { today } = useSystemState();
  const [answers, setAnswers] = useState<Readonly<Record<string, Given>>>(() => answersOf(visit));
  const [visitedOn, setVisitedOn] = useState(visit.visitedOn ?? today);
  const [inspectors, setInspectors] = useState(visit.inspectors.join('、'));
  const [receivedBy, setReceivedBy] = useState(visit.receivedBy ?? '');
  const [drillId, setDrillId] = useState(visit.drillId);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const save = async () => {
    setBusy(true);
    setProblem(null);
    try {
      const { findings } = await api.inspections.checkUnit({
        unitId: visit.id,
        expectedVersion: visit.version,
        fields: {
          visitedOn,
          inspectors: inspectors.split(/[、,，;；\s]+/).filter(Boolean),
          receivedBy: receivedBy.trim() || null,
          drillId,
          answers,
          remark: visit.remark,
        },
      });
      showToast({ tone: 'met', text: t('check.saved', { count: findings }) });
    } catch (error) {
      setProblem(errorText(error));
    } finally {
      setBusy(false);
    }
  };
  useShortcut('save', editable ? () => void save() : undefined);
  const open = visit.items.filter(({ id }) => answers[id] === undefined);
  const rest = () =>
    setAnswers((now) => ({
      ...Object.fromEntries(open.map(({ id }) => [id, { outcome: 'ok' as const, note: '' }])),
      ...now,
    }));
  return (
    <Panel
      title={t('check.title')}
      actions={
        editable && (
          <>
            {open.length > 0 && (
              <Button size="small" onClick={rest}>
                {t('check.rest', { count: open.length })}
              </Button>
            )}
            <LoadingButton
              size="small"
              variant="contained"
              busy={busy}
              aria-keyshortcuts="Control+S"
              onClick={() => void save()}
            >
              {t('check.save')}
            </LoadingButton>
          </>
        )
      }
    >
      <div className={styles.visit}>
        <Entry label={t('field.visitedOn')} value={visitedOn} editable={editable} onChange={setVisitedOn} />
        <Entry
          label={t('field.inspectors')}
          value={inspectors}
          editable={editable}
          onChange={setInspectors}
          hint={t('help.inspectors')}
        />
        <Entry
          label={t('field.receivedBy')}
          value={receivedBy}
          editable={editable}
          onChange={setReceivedBy}
        />
      </div>
      {visit.drills.length > 0 && (
        <DrillSeen visit={visit} drillId={drillId} editable={editable} onChoose={setDrillId} />
      )}
      {problem && <InlineNote tone="late">{problem}</InlineNote>}
      <ul className={styles.items}>
        {visit.items.map((item) => (
          <ItemRow
            key={item.id}
            item={item}
            given={answers[item.id] ?? null}
            editable={editable}
            onAnswer={(answer) => setAnswers((now) => ({ ...now, [item.id]: answer }))}
          />
        ))}
      </ul>
    </Panel>
  );
}

const answersOf = (visit: Visit): Record<string, Given> =>
  Object.fromEntries(visit.items.flatMap(({ id, answer }) => (answer ? [[id, answer]] : [])));

interface EntryProps {
  readonly label: string;
  readonly value: string;
  readonly editable: boolean;
  readonly hint?: string;
  onChange(value: string): void;
}

function Entry({ label, value, editable, hint, onChange }: EntryProps) {
  const id = useId();
  return (
    <div>
      <label htmlFor={id} className={blocks.small}>
        {label}
      </label>
      <OutlinedInput
        id={id}
        fullWidth
        size="small"
        value={value}
        placeholder={hint ?? ''}
        disabled={!editable}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  );
}

interface ItemRowProps {
  readonly item: Item;
  readonly given: Given | null;
  readonly editable: boolean;
  onAnswer(answer: Given): void;
}

function ItemRow({ item, given, editable, onAnswer }: ItemRowProps) {
  const { t } = useTranslation('inspections');
  const law = useLawWord();
  const word = useCodeWord();
  const answer = (outcome: Given['outcome']) => onAnswer({ outcome, note: given?.note ?? '' });
  const onKey = (event: KeyboardEvent) => {
    const outcome = outcomes[Number(event.key) - 1];
    if (outcome === undefined || !editable) return;
    event.preventDefault();
    answer(outcome);
  };
  return (
    <li className={styles.item}>
      <span className={styles.code}>{item.code}</span>
      <div>
        <div>{law(item.title)}</div>
        <div className={blocks.small}>{law(item.ask)}</div>
        <div className={blocks.small}>
          {item.source} {item.article} <StandingMark mark={item.mark} />
        </div>
      </div>
      <div className={styles.known}>
        {item.known.map(({ fact, count, latest }) => (
          <div key={fact}>
            {t(`fact.${fact}`, { count })}
            {latest && t('fact.latest', { date: latest })}
          </div>
        ))}
        {item.duties.slice(0, 3).map((duty) => (
          <div key={`${duty.rule} ${duty.period} ${duty.refTitle}`} title={duty.ruleTitle}>
            <StateChip quiet state={duty.state} /> {duty.refTitle || duty.period} {duty.due}
          </div>
        ))}
      </div>
      <ToggleButtonGroup
        exclusive
        size="small"
        value={given?.outcome ?? null}
        aria-label={law(item.title)}
        disabled={!editable}
        onKeyDown={onKey}
        onChange={(_event, outcome: Given['outcome'] | null) => {
          if (outcome) answer(outcome);
        }}
      >
        {outcomes.map((outcome) => (
          <ToggleButton key={outcome} value={outcome} data-outcome={outcome} className={styles.outcome ?? ''}>
            {word('codes.itemOutcome', outcome)}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      {(given?.outcome === 'problem' || (given?.note ?? '') !== '') && (
        <OutlinedInput
          className={styles.note ?? ''}
          size="small"
          fullWidth
          value={given?.note ?? ''}
          placeholder={t('check.problem')}
          disabled={!editable}
          onChange={(event) => given && onAnswer({ ...given, note: event.target.value })}
          slotProps={{ input: { 'aria-label': t('check.problemFor', { title: item.title }) } }}
        />
      )}
    </li>
  );
}
