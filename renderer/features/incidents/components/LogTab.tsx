import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import { usePermission } from '../../../app/use-system-state';
import { ErrorState } from '../../../ui/ErrorState';
import { Panel } from '../../../ui/Page';
import { localMoment } from '../../../ui/Timeline';
import { useSaveFile } from '../../../ui/use-save-file';
import { useLogKeys } from '../hooks/use-log-keys';
import type { Incident, LogEntry } from '../incident-form';
import { logKeys, type NotedKind } from '../log-keys';
import styles from './incidents.module.css';
import { CorrectLine, NoteLine } from './LogLine';

type Writing =
  | { readonly what: 'note'; readonly kind: NotedKind; readonly pressedAt: number }
  | { readonly what: 'correct'; readonly entry: LogEntry };

const ownKinds: ReadonlySet<string> = new Set(logKeys.map(({ kind }) => kind));

/** 处置记录: one key an entry, whose moment is that of the key; nothing written is ever changed. */
export function LogTab({ incident }: { incident: Incident }) {
  const { t } = useTranslation('incidents');
  const { id } = incident;
  const mayEdit = usePermission('edit') && incident.ours && incident.state !== 'closed';
  const { data, error, refetch } = useQuery(ask(useApi(), 'incidents', 'log', { id }));
  const [writing, setWriting] = useState<Writing | null>(null);
  const [chosenId, setChosen] = useState<string | null>(null);
  const entries = (data?.entries ?? []).filter(({ kind }) => kind !== 'correction').reverse();
  const words = new Map(
    (data?.entries ?? []).flatMap((entry) =>
      entry.correctsId === null ? [] : [[entry.correctsId, entry.text] as const],
    ),
  );
  const begin = (kind: NotedKind) => setWriting({ what: 'note', kind, pressedAt: performance.now() });
  useLogKeys(mayEdit, (key) => {
    const at = entries.findIndex((entry) => entry.id === chosenId);
    if (key === 'down' || key === 'up') {
      const next = entries[Math.max(0, at + (key === 'down' ? 1 : -1))];
      if (next) setChosen(next.id);
    } else if (key === 'correct') {
      const entry = entries[at];
      if (entry && ownKinds.has(entry.kind) && entry.deploymentId === null)
        setWriting({ what: 'correct', entry });
    } else begin(key);
  });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return null;
  const close = () => setWriting(null);
  return (
    <Panel title={t('log.count', { count: entries.length })} actions={<LogPapers incident={incident} />}>
      {mayEdit && (
        <div className={styles.keys}>
          {logKeys.map(({ kind, shown }) => (
            <Button key={kind} size="small" variant="outlined" onClick={() => begin(kind)}>
              <kbd className={styles.kbd}>{shown}</kbd>
              {t(`log.kind.${kind}`)}
            </Button>
          ))}
          <span className={styles.muted}>{t('log.keys')}</span>
        </div>
      )}
      {writing?.what === 'note' && <NoteLine incidentId={id} {...writing} onClose={close} />}
      {writing?.what === 'correct' && (
        <CorrectLine
          incidentId={id}
          entry={writing.entry}
          text={words.get(writing.entry.id) ?? writing.entry.text}
          onClose={close}
        />
      )}
      <ol className={styles.log}>
        {entries.map((entry) => (
          <Entry
            key={entry.id}
            entry={entry}
            corrected={words.get(entry.id)}
            chosen={entry.id === chosenId}
            onChoose={() => setChosen(entry.id)}
          />
        ))}
      </ol>
    </Panel>
  );
}

interface EntryProps {
  readonly entry: LogEntry;
  /** '' where it was taken back. */
  readonly corrected: string | undefined;
  readonly chosen: boolean;
  onChoose(): void;
}

function Entry({ entry, corrected, chosen, onChoose }: EntryProps) {
  const { t } = useTranslation('incidents');
  return (
    <li className={styles.entry} aria-current={chosen || undefined}>
      <button type="button" className={styles.entryButton} onClick={onChoose}>
        <time>{localMoment(entry.at)}</time>
        <span className={styles.entryKind} data-kind={entry.kind}>
          {t(`log.kind.${entry.kind}`)}
        </span>
        <span className={styles.entryText}>
          {entry.whom !== null && <strong>{t('log.whomSaid', { whom: entry.whom })}</strong>}
          {corrected === undefined ? entry.text : <del>{entry.text}</del>}
          {corrected !== undefined &&
            ` ${corrected === '' ? t('log.takenBack') : t('log.corrected', { text: corrected })}`}
          {entry.phone !== null && <span className={styles.muted}> {entry.phone}</span>}
          {entry.answered === false && <span className={styles.missed}> {t('log.missed')}</span>}
          <span className={styles.muted}> {entry.madeBy}</span>
        </span>
      </button>
    </li>
  );
}

/** The log and how it stands, as files. */
function LogPapers({ incident }: { incident: Incident }) {
  const { t } = useTranslation('incidents');
  const api = useApi();
  const saveFile = useSaveFile();
  const save = (paper: 'log' | 'situation', format: 'docx' | 'xlsx') => () =>
    void saveFile({
      title: t(`paper.${paper}`),
      defaultName: `${incident.fields.name}${t(`paper.${paper}`)}.${format}`,
      extension: format,
      failed: t('paper.failed'),
      write: (file, options) =>
        api.incidents.writePaper({ incidentId: incident.id, paper, format, file }, options),
      saved: (_answer, name) => t('paper.saved', { name }),
    });
  return (
    <>
      <Button size="small" onClick={save('situation', 'docx')}>
        {t('paper.situationSave')}
      </Button>
      <Button size="small" onClick={save('log', 'docx')}>
        {t('paper.logDocx')}
      </Button>
      <Button size="small" onClick={save('log', 'xlsx')}>
        {t('paper.logXlsx')}
      </Button>
    </>
  );
}
