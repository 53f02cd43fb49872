import { type RefObject, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { InlineNote } from '../../../ui/InlineNote';
import { Segments } from '../../../ui/Segments';
import { useProblemText } from '../../../ui/use-error-text';
import { useLawWord } from '../../../ui/use-law-word';
import type { DeskCommands } from '../hooks/use-desk';
import type { Desk, ItemAnswer, Mark, MarkDraft, MarkKind, Passage, PlacedItem } from '../types';
import { ItemList } from './ItemList';
import { ItemPanel } from './ItemPanel';
import { MarkEditor } from './MarkEditor';
import { MarkList } from './MarkList';
import styles from './marking.module.css';
import { OpinionPanel } from './OpinionPanel';

export type PaneView = 'items' | 'marks' | 'opinion';

interface ChecklistPaneProps {
  readonly width: number;
  readonly desk: Desk;
  readonly items: readonly PlacedItem[];
  readonly answers: ReadonlyMap<string, ItemAnswer>;
  readonly marks: readonly Mark[];
  readonly current: string | null;
  readonly view: PaneView;
  readonly draft: MarkDraft | null;
  readonly passages: readonly Passage[];
  readonly found: number | null;
  readonly passageAt: number;
  readonly closed: boolean;
  readonly commands: DeskCommands;
  readonly reasonBox: RefObject<HTMLTextAreaElement | null>;
  readonly searchBox: RefObject<HTMLInputElement | null>;
  onView(view: PaneView): void;
  onChoose(item: string | undefined): void;
  onPassage(at: number): void;
  onPlace(place: { sha256: string; from: number; to: number }): void;
  onMark(mark: Mark): void;
  onSaveDraft(said: { kind: MarkKind; item: string | null; body: string }): void;
  onRemoveDraft(): void;
  onCloseDraft(): void;
  onHandIn(): void;
}

/** The official tables: above the lines of one table, below the open one; what is opened takes the lower part, so nothing jumps. */
export function ChecklistPane(props: ChecklistPaneProps) {
  const { desk, items, answers, marks, current, view, draft, closed, commands } = props;
  const { t } = useTranslation('marking');
  const law = useLawWord();
  const problemText = useProblemText();
  const placed = items.find(({ item }) => item.id === current) ?? null;
  const answer = current === null ? undefined : answers.get(current);
  const lines = useMemo(
    () => items.filter(({ table }) => table.id === placed?.table.id),
    [items, placed?.table.id],
  );
  const ownMarks = useMemo(() => marks.filter(({ item }) => item === current), [marks, current]);
  const tied = draft?.mark ? (items.find(({ item }) => item.id === draft.mark?.item) ?? placed) : placed;
  const editor = draft && (
    <MarkEditor
      key={draft.mark?.id ?? `${draft.sha256} ${draft.place?.from} ${draft.kind}`}
      draft={draft}
      item={tied}
      closed={closed}
      onSave={props.onSaveDraft}
      onRemove={props.onRemoveDraft}
      onClose={props.onCloseDraft}
    />
  );
  return (
    <section className={styles.pane} style={{ width: props.width }} aria-label={t('pane')}>
      <div className={styles.paneHead}>
        <Segments
          label={t('pane')}
          segments={[
            { key: 'items' as const, label: t('view.items') },
            { key: 'marks' as const, label: t('view.marks'), count: marks.length },
            { key: 'opinion' as const, label: t('view.opinion') },
          ]}
          chosen={view}
          onChoose={props.onView}
        />
        <span className={styles.kept} role="status">
          {t(commands.saving ? 'saving' : 'kept')}
        </span>
      </div>
      <Progress desk={desk} />
      {desk.closed.map((blocker) => (
        <InlineNote key={blocker.code} tone="muted">
          {problemText(blocker)}
        </InlineNote>
      ))}
      {!closed && (desk.deadline.daysLeft ?? 0) < 0 && (
        <InlineNote tone="soon">{t('late', { date: desk.deadline.dueOn })}</InlineNote>
      )}
      {view === 'items' && (
        <>
          <Segments
            label={t('tables')}
            segments={desk.tables.map((table) => ({
              key: table.id,
              label: law(table.short),
              count: countOpen(table, answers),
            }))}
            chosen={placed?.table.id ?? ''}
            onChoose={(id) => {
              const first = items.filter(({ table }) => table.id === id);
              const open = first.find(({ item }) => (answers.get(item.id)?.verdict ?? null) === null);
              props.onChoose((open ?? first[0])?.item.id);
            }}
          />
          <ItemList items={lines} answers={answers} current={current} onChoose={props.onChoose} />
          <div className={styles.lower}>
            {editor ??
              (placed && answer && (
                <ItemPanel
                  placed={placed}
                  answer={answer}
                  passages={props.passages}
                  found={props.found}
                  passageAt={props.passageAt}
                  marks={ownMarks}
                  closed={closed}
                  commands={commands}
                  reasonBox={props.reasonBox}
                  searchBox={props.searchBox}
                  onPassage={props.onPassage}
                  onPlace={props.onPlace}
                  onMark={props.onMark}
                />
              ))}
          </div>
        </>
      )}
      {view === 'marks' && (
        <>
          <MarkList marks={marks} onMark={props.onMark} />
          {editor && <div className={styles.lower}>{editor}</div>}
        </>
      )}
      {view === 'opinion' && (
        <OpinionPanel desk={desk} closed={closed} commands={commands} onHandIn={props.onHandIn} />
      )}
    </section>
  );
}

/** Lines of a table that have no verdict yet. */
function countOpen({ groups }: Desk['tables'][number], answers: ReadonlyMap<string, ItemAnswer>): number {
  return groups.flatMap(({ items }) => items).filter(({ id }) => (answers.get(id)?.verdict ?? null) === null)
    .length;
}

function Progress({ desk: { progress, keyAdvice } }: { desk: Desk }) {
  const { t } = useTranslation('marking');
  const law = useLawWord();
  const { decided, total, counts, unfitKeys } = progress;
  return (
    <>
      <div className={styles.progress}>
        <progress className={styles.bar} value={decided} max={total} aria-label={t('progress.label')} />
        <span className={styles.progressText}>
          {t('progress.text', {
            decided,
            total,
            fit: counts.fit,
            mostly: counts.mostly,
            unfit: counts.unfit,
          })}
        </span>
      </div>
      {unfitKeys.length > 0 && (
        <InlineNote tone="late">
          {unfitKeys.join('、')} {law(keyAdvice)}
        </InlineNote>
      )}
    </>
  );
}
