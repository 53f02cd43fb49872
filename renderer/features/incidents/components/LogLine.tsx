import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { useErrorText } from '../../../ui/use-error-text';
import type { LogEntry } from '../incident-form';
import type { NotedKind } from '../log-keys';
import { readMoment } from '../moment-text';
import styles from './incidents.module.css';

/** Kinds that are about somebody: asked first. */
const withWhom: ReadonlySet<NotedKind> = new Set<NotedKind>(['call', 'order', 'departure', 'arrival']);

interface NoteLineProps {
  readonly incidentId: string;
  readonly kind: NotedKind;
  /** By the page's steady clock: typing costs the entry no time. */
  readonly pressedAt: number;
  onClose(): void;
}

/** An entry being typed: Tab goes on, Enter keeps it, Esc leaves it. */
export function NoteLine({ incidentId, kind, pressedAt, onClose }: NoteLineProps) {
  const { t } = useTranslation('incidents');
  const api = useApi();
  const [whom, setWhom] = useState('');
  const [phone, setPhone] = useState('');
  const [text, setText] = useState('');
  const [at, setAt] = useState('');
  const [answered, setAnswered] = useState(true);
  const keep = async (): Promise<string | null> => {
    const moment = at.trim() === '' ? null : readMoment(at, new Date());
    if (at.trim() !== '' && moment === null) return t('problem.moment');
    if (text.trim() === '' && whom.trim() === '') return t('log.empty');
    await api.incidents.note({
      incidentId,
      kind,
      agoMs: Math.min(86_400_000, Math.max(0, Math.round(performance.now() - pressedAt))),
      at: moment,
      whom: whom.trim() || null,
      phone: phone.trim() || null,
      text,
      answered: kind === 'call' ? answered : null,
    });
    return null;
  };
  const { wrong, onKeyDown } = useLine(keep, onClose);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Enter and Esc work in each of its fields
    <div className={styles.line} onKeyDown={onKeyDown}>
      <span className={styles.entryKind} data-kind={kind}>
        {t(`log.kind.${kind}`)}
      </span>
      {withWhom.has(kind) && <Box label={t('log.whom')} value={whom} onChange={setWhom} first width="whom" />}
      {kind === 'call' && <Box label={t('log.phone')} value={phone} onChange={setPhone} width="phone" />}
      <Box label={t('log.text')} value={text} onChange={setText} first={!withWhom.has(kind)} width="text" />
      {kind === 'call' && (
        <label className={styles.tick}>
          <input type="checkbox" checked={answered} onChange={(event) => setAnswered(event.target.checked)} />
          {t('log.answered')}
        </label>
      )}
      <Box label={t('log.at')} value={at} onChange={setAt} width="phone" />
      <span className={styles.lineHelp} data-wrong={wrong !== null || undefined} role="status">
        {wrong ?? t('log.lineKeys')}
      </span>
    </div>
  );
}

interface CorrectLineProps {
  readonly incidentId: string;
  readonly entry: LogEntry;
  readonly text: string;
  onClose(): void;
}

/** What an entry should have said; emptied it is taken back. */
export function CorrectLine({ incidentId, entry, text: before, onClose }: CorrectLineProps) {
  const { t } = useTranslation('incidents');
  const api = useApi();
  const [text, setText] = useState(before);
  const { wrong, onKeyDown } = useLine(async () => {
    await api.incidents.correct({ incidentId, entryId: entry.id, text });
    return null;
  }, onClose);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Enter and Esc work in its field
    <div className={styles.line} onKeyDown={onKeyDown}>
      <span className={styles.entryKind}>{t('log.kind.correction')}</span>
      <Box label={t('log.text')} value={text} onChange={setText} first width="text" />
      <span className={styles.lineHelp} data-wrong={wrong !== null || undefined} role="status">
        {wrong ?? t('log.correctKeys')}
      </span>
    </div>
  );
}

/** Enter keeps once, however often it is pressed; what cannot be kept stays with the reason. */
function useLine(keep: () => Promise<string | null>, onClose: () => void) {
  const errorText = useErrorText();
  const [wrong, setWrong] = useState<string | null>(null);
  const busy = useRef(false);
  const save = async () => {
    if (busy.current) return;
    busy.current = true;
    try {
      const problem = await keep();
      setWrong(problem);
      if (problem === null) onClose();
    } catch (error) {
      setWrong(errorText(error));
    } finally {
      busy.current = false;
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') void save();
    else if (event.key === 'Escape') onClose();
    else return;
    event.preventDefault();
  };
  return { wrong, onKeyDown };
}

interface BoxProps {
  readonly label: string;
  readonly value: string;
  readonly first?: boolean;
  readonly width: 'whom' | 'phone' | 'text';
  onChange(value: string): void;
}

function Box({ label, value, first = false, width, onChange }: BoxProps) {
  const id = useId();
  return (
    <>
      <label className="visually-hidden" htmlFor={id}>
        {label}
      </label>
      <input
        // biome-ignore lint/a11y/noAutofocus: a key of the log opened this line to be typed into
        autoFocus={first}
        id={id}
        className={styles.box}
        data-width={width}
        value={value}
        maxLength={width === 'text' ? 2000 : 100}
        placeholder={label}
        onChange={(event) => onChange(event.target.value)}
      />
    </>
  );
}
