import Button from '@mui/material/Button';
import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { clockOf } from '../../../../electron/contract/input';
import { useApi } from '../../../api/context';
import { nativeShell } from '../../../api/shell';
import { EmptyState } from '../../../ui/EmptyState';
import { showToast } from '../../../ui/feedback/toast-store';
import { InlineNote } from '../../../ui/InlineNote';
import { Panel } from '../../../ui/Page';
import { Segments } from '../../../ui/Segments';
import { keysOf } from '../../../ui/shortcuts';
import { useProblemText } from '../../../ui/use-error-text';
import { useSaveFile } from '../../../ui/use-save-file';
import { type DesignInject, newRow, nextNumber, swapped } from '../design-forms';
import type { DesignDesk } from '../hooks/use-design';
import styles from './drill-design.module.css';
import { ImportDrawer } from './ImportDrawer';
import { InjectDrawer } from './InjectDrawer';
import { InjectTable } from './InjectTable';
import { InjectTimeline } from './InjectTimeline';

type Editing = { readonly inject: DesignInject | null };

/** 情景信息: the table, the timeline to scale, and everything that can be done to them with keys or mouse. */
export function InjectsPanel({ desk, title }: { desk: DesignDesk; title: string }) {
  const { t } = useTranslation('drillDesign');
  const [view, setView] = useState<'table' | 'line'>('table');
  const [chosen, setChosen] = useState<string | null>(null);
  const [editing, setEditing] = useState<Editing | null>(null);
  const [file, setFile] = useState<string | null>(null);
  const { design, mayEdit } = desk;
  const { injects } = design;
  const at = injects.findIndex(({ id }) => id === chosen);
  const inject = injects[at] ?? null;
  const does = useInjectActions(desk, inject, () => setEditing({ inject }));
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[keysOf(event.nativeEvent)];
    const run = step === undefined ? does[keysOf(event.nativeEvent)] : undefined;
    if (step !== undefined)
      setChosen(injects[Math.max(0, Math.min(injects.length - 1, at + step))]?.id ?? null);
    else if (run) run();
    else return;
    event.preventDefault();
  };
  const choose = async () => {
    const [picked] = await nativeShell().openFile({
      title: t('import.title'),
      filters: [{ name: t('import.files'), extensions: ['xlsx', 'xls', 'csv'] }],
    });
    if (picked) setFile(picked.grant);
  };
  return (
    <>
      <Checks desk={desk} onShow={setChosen} />
      <Panel
        title={t('injects.title')}
        flush
        actions={
          <>
            {injects.length > 0 && (
              <Segments<'table' | 'line'>
                label={t('injects.views')}
                chosen={view}
                onChoose={setView}
                segments={[
                  { key: 'table', label: t('injects.table') },
                  { key: 'line', label: t('injects.line') },
                ]}
              />
            )}
            {mayEdit && <Button onClick={() => void choose()}>{t('import.open')}</Button>}
            <Export desk={desk} title={title} />
            {mayEdit && (
              <Button variant="contained" onClick={() => setEditing({ inject: null })}>
                {t('injects.add')}
              </Button>
            )}
          </>
        }
      >
        {injects.length === 0 ? (
          <EmptyState title={t('injects.none')} text={t('injects.noneText')} />
        ) : (
          <>
            {mayEdit && view === 'table' && <Actions does={does} inject={inject} />}
            {view === 'table' ? (
              <InjectTable
                design={design}
                chosen={chosen}
                onChoose={setChosen}
                onOpen={(row) => setEditing({ inject: row })}
                onKeyDown={onKeyDown}
              />
            ) : (
              <InjectTimeline design={design} onOpen={(row) => setEditing({ inject: row })} />
            )}
          </>
        )}
      </Panel>
      {editing && (
        <InjectDrawer
          key={editing.inject?.id ?? 'new'}
          desk={desk}
          inject={editing.inject}
          onClose={() => setEditing(null)}
        />
      )}
      {file !== null && <ImportDrawer desk={desk} file={file} onClose={() => setFile(null)} />}
    </>
  );
}

type Does = Readonly<Record<string, (() => void) | undefined>>;

/** What a key does to the row that is chosen; absent where it can do nothing. */
function useInjectActions(desk: DesignDesk, inject: DesignInject | null, edit: () => void): Does {
  const { t } = useTranslation('drillDesign');
  const { design, mayEdit, change, undo } = desk;
  if (!mayEdit) return inject ? { Enter: edit } : {};
  const move = (by: -1 | 1) => {
    const moved = inject && swapped(design.injects, inject.id, by);
    return moved ? () => void change((draft) => ({ ...draft, injects: moved })) : undefined;
  };
  return {
    Enter: inject ? edit : undefined,
    'Ctrl+Z': undo && (() => void undo()),
    'Alt+ArrowUp': move(-1),
    'Alt+ArrowDown': move(1),
    'Ctrl+D': inject
      ? () =>
          void change((draft) => ({
            ...draft,
            injects: [...draft.injects, { ...inject, id: newRow(), number: nextNumber(draft.injects) }],
          }))
      : undefined,
    Delete: inject
      ? async () => {
          const done = await change((draft) => ({
            ...draft,
            injects: draft.injects.filter(({ id }) => id !== inject.id),
          }));
          if (done) showToast({ tone: 'met', text: t('injects.removed', { number: inject.number }) });
        }
      : undefined,
    renumber: () =>
      void change((draft) => ({
        ...draft,
        injects: [...draft.injects]
          .sort((a, b) => a.atMinute - b.atMinute || a.number - b.number)
          .map((row, index) => ({ ...row, number: index + 1 })),
      })),
  };
}

const buttons = [
  ['edit', 'Enter'],
  ['copy', 'Ctrl+D'],
  ['earlier', 'Alt+ArrowUp'],
  ['later', 'Alt+ArrowDown'],
  ['remove', 'Delete'],
] as const;

function Actions({ does, inject }: { does: Does; inject: DesignInject | null }) {
  const { t } = useTranslation('drillDesign');
  return (
    <div className={styles.tools}>
      {buttons.map(([key, keys]) => (
        <Button
          key={key}
          size="small"
          disabled={!does[keys]}
          onClick={does[keys]}
          title={t(`injects.keys.${key}`)}
        >
          {t(`injects.${key}`)}
        </Button>
      ))}
      <Button size="small" onClick={does.renumber}>
        {t('injects.renumber')}
      </Button>
      <span className={styles.small}>
        {inject
          ? t('injects.chosen', { number: inject.number, time: clockOf(inject.atMinute) })
          : t('injects.hint')}
      </span>
    </div>
  );
}

function Export({ desk, title }: { desk: DesignDesk; title: string }) {
  const { t } = useTranslation('drillDesign');
  const api = useApi();
  const saveFile = useSaveFile();
  const empty = desk.design.injects.length === 0;
  return (
    <Button
      onClick={() =>
        void saveFile({
          title: t(empty ? 'export.template' : 'export.open'),
          defaultName: t(empty ? 'export.templateName' : 'export.name', { title }),
          extension: 'xlsx',
          failed: t('export.failed'),
          write: (file, options) => api.drillDesign.writeInjects({ id: desk.design.id, file }, options),
          saved: ({ rows }) => t('export.saved', { count: rows }),
        })
      }
    >
      {t(empty ? 'export.template' : 'export.open')}
    </Button>
  );
}

/** Most findings of the checks that are told at once; the table marks all of them. */
const mostTold = 4;

/** What is wrong comes first, one line each; what is merely thin is counted and marked in the rows. */
function Checks({ desk, onShow }: { desk: DesignDesk; onShow(id: string): void }) {
  const { t } = useTranslation('drillDesign');
  const problemText = useProblemText();
  const { checks, injects } = desk.design;
  const errors = checks.filter(({ severity }) => severity === 'error');
  const whole = checks.filter(({ severity, ref }) => severity === 'advice' && ref === null);
  const thin = checks.length - errors.length - whole.length;
  const told = [...errors, ...whole].filter(({ code }) => injects.length > 0 || code !== 'INJECTS_MISSING');
  return (
    <>
      {told.slice(0, mostTold).map(({ code, message, severity, ref }) => (
        <InlineNote
          key={`${code} ${ref}`}
          tone={severity === 'error' ? 'late' : 'soon'}
          action={
            ref !== null && (
              <Button size="small" variant="text" onClick={() => onShow(ref)}>
                {t('checks.show')}
              </Button>
            )
          }
        >
          {problemText({ code, message })}
        </InlineNote>
      ))}
      {(told.length > mostTold || thin > 0) && injects.length > 0 && (
        <InlineNote tone="open">
          {t('checks.more', { count: Math.max(0, told.length - mostTold) + thin })}
        </InlineNote>
      )}
    </>
  );
}
