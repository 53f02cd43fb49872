import Button from '@mui/material/Button';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { useGo } from '../../../app/use-go';
import { useSystemState } from '../../../app/use-system-state';
import { showToast } from '../../../ui/feedback/toast-store';
import { InlineNote } from '../../../ui/InlineNote';
import { LoadingButton } from '../../../ui/LoadingButton';
import { useShortcut } from '../../../ui/shortcuts';
import { useErrorText } from '../../../ui/use-error-text';
import { emptySheet, runOf, type TypedLine, type TypedNote, wrongCells } from '../run-sheet';
import type { NotedKind, Sheet } from '../types';
import styles from './entry.module.css';

const KINDS: readonly NotedKind[] = ['action', 'observation', 'problem', 'note'];

/** 运行单补录: the times of a drill that was led on paper, cell by cell with Enter. */
export function RunSheetEntry({ sheet }: { sheet: Sheet }) {
  const { t } = useTranslation('drillConduct');
  const api = useApi();
  const go = useGo();
  const errorText = useErrorText();
  const { today } = useSystemState();
  const [typed, setTyped] = useState(() => emptySheet(sheet, today));
  const [checked, setChecked] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const form = useRef<HTMLDivElement>(null);
  const wrong = checked ? wrongCells(typed) : new Set<string>();
  const setLine = (injectId: string, change: Partial<TypedLine>) =>
    setTyped((before) => ({
      ...before,
      lines: before.lines.map((line) => (line.injectId === injectId ? { ...line, ...change } : line)),
    }));
  const setNote = (key: number, change: Partial<TypedNote>) =>
    setTyped((before) => ({
      ...before,
      notes: before.notes.map((note) => (note.key === key ? { ...note, ...change } : note)),
    }));
  const addNote = () =>
    setTyped((before) => ({
      ...before,
      notes: [...before.notes, { key: before.notes.length, at: '', kind: 'observation', text: '' }],
    }));
  const save = async () => {
    setChecked(true);
    if (wrongCells(typed).size > 0) {
      setProblem(t('entry.wrong'));
      return;
    }
    setBusy(true);
    try {
      const { entries } = await api.drillConduct.enterRun(runOf(sheet.sheetId, typed));
      showToast({ tone: 'met', text: t('entry.done', { count: entries }) });
      go(`/drills/${sheet.drillId}?tab=conduct`);
    } catch (error) {
      setProblem(errorText(error));
    } finally {
      setBusy(false);
    }
  };
  // The day stands already: whoever typed the code goes on with the time at which the drill began.
  useEffect(() => {
    form.current?.querySelectorAll('input')[1]?.focus();
  }, []);
  useShortcut('save', () => void save());
  /** Enter goes on to the next cell, as in a spreadsheet. */
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || !(event.target instanceof HTMLInputElement))
      return;
    event.preventDefault();
    const cells = [...(form.current?.querySelectorAll('input') ?? [])];
    cells[cells.indexOf(event.target) + (event.shiftKey ? -1 : 1)]?.focus();
  };
  const cell = (name: string, label: string, value: string, onChange: (value: string) => void) => (
    <input
      className={styles.cell}
      aria-label={label}
      aria-invalid={wrong.has(name)}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  );
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Enter walks through the cells inside
    <div ref={form} className={styles.sheet} onKeyDown={onKeyDown}>
      <div className={styles.facts}>
        {(['day', 'startedAt', 'lasted'] as const).map((key) => (
          <div key={key} className={styles.fact}>
            <span aria-hidden>{t(`entry.${key}`)}</span>
            {cell(key, t(`entry.${key}`), typed[key], (value) =>
              setTyped((before) => ({ ...before, [key]: value })),
            )}
          </div>
        ))}
        <span className={styles.quiet}>{t('entry.timeHelp')}</span>
      </div>
      <table className={styles.grid}>
        <thead>
          <tr>
            {(['number', 'planned', 'inject', 'sent', 'action', 'actor', 'what'] as const).map((key) => (
              <th key={key} scope="col">
                {t(`entry.column.${key}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {typed.lines.map((line, at) => {
            const inject = sheet.injects[at];
            const of = (key: 'sent' | 'action' | 'actor' | 'what') =>
              t('entry.cell', { number: inject?.number ?? 0, column: t(`entry.column.${key}`) });
            return (
              <tr key={line.injectId}>
                <td>{inject?.number}</td>
                <td>{t('entry.minutes', { count: inject?.atMinute ?? 0 })}</td>
                <td className={styles.words}>{inject?.text}</td>
                <td>
                  {cell(`sent:${line.injectId}`, of('sent'), line.sent, (sent) =>
                    setLine(line.injectId, { sent }),
                  )}
                </td>
                <td>
                  {cell(`action:${line.injectId}`, of('action'), line.action, (action) =>
                    setLine(line.injectId, { action }),
                  )}
                </td>
                <td>{cell('', of('actor'), line.actor, (actor) => setLine(line.injectId, { actor }))}</td>
                <td>{cell('', of('what'), line.text, (text) => setLine(line.injectId, { text }))}</td>
              </tr>
            );
          })}
          {typed.notes.map((note) => (
            <tr key={`n${note.key}`}>
              <td />
              <td>
                <select
                  className={styles.cell}
                  aria-label={t('tab.kind')}
                  value={note.kind}
                  onChange={(event) => setNote(note.key, { kind: event.target.value as NotedKind })}
                >
                  {KINDS.map((kind) => (
                    <option key={kind} value={kind}>
                      {t(`kind.${kind}`)}
                    </option>
                  ))}
                </select>
              </td>
              <td colSpan={4}>
                {cell(`text:${note.key}`, t('tab.text'), note.text, (text) => setNote(note.key, { text }))}
              </td>
              <td>{cell(`at:${note.key}`, t('tab.clock'), note.at, (at) => setNote(note.key, { at }))}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {problem && <InlineNote tone="late">{problem}</InlineNote>}
      <div className={styles.actions}>
        <Button onClick={addNote}>{t('entry.addNote')}</Button>
        <LoadingButton variant="contained" busy={busy} onClick={() => void save()}>
          {t('entry.save')}
        </LoadingButton>
      </div>
    </div>
  );
}
