import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import { EmptyState } from '../../../ui/EmptyState';
import { ErrorState } from '../../../ui/ErrorState';
import { confirm } from '../../../ui/feedback/confirm-store';
import { showToast } from '../../../ui/feedback/toast-store';
import { DocumentContent } from '../../documents/components/DocumentContent';
import { Border } from '../../documents/components/OutlinePane';
import type { ViewerHandle } from '../../documents/surface';
import type { DeskKey } from '../desk-keys';
import { useAsideWidth } from '../hooks/use-aside-width';
import type { DeskCommands } from '../hooks/use-desk';
import { useDeskKeys } from '../hooks/use-desk-keys';
import { useTarget } from '../hooks/use-target';
import { toSentences } from '../stretch';
import {
  type Desk,
  type DrawnBox,
  type Mark,
  type MarkDraft,
  type MarkKind,
  type Passage,
  placedItems,
} from '../types';
import { BoxLayer } from './BoxLayer';
import { ChecklistPane, type PaneView } from './ChecklistPane';
import { KeyFooter } from './KeyFooter';
import { MarginMarks, type PlacedMark } from './MarginMarks';
import styles from './marking.module.css';
import { SelectionBar } from './SelectionBar';

interface MarkingDeskProps {
  readonly desk: Desk;
  readonly marks: readonly Mark[];
  readonly passages: ReadonlyMap<string, { total: number; passages: readonly Passage[] }> | null;
  readonly commands: DeskCommands;
}

type Place = { readonly sha256: string; readonly from: number; readonly to: number };

/** Layers of the marks in the text, by kind; the style sheet names their colours. */
const LAYERS = ['highlight', 'comment', 'suggestion'] as const;
const NO_PASSAGES: readonly Passage[] = [];

/** Outline, plan and official tables side by side; every change is kept at once. */
export function MarkingDesk({ desk, marks, passages, commands }: MarkingDeskProps) {
  const { t } = useTranslation('marking');
  const items = useMemo(() => placedItems(desk), [desk]);
  const answers = useMemo(() => new Map(desk.answers.map((answer) => [answer.item, answer])), [desk]);
  const undecided = (id: string) => (answers.get(id)?.verdict ?? null) === null;
  const [current, setCurrent] = useState(
    () => (items.find(({ item }) => undecided(item.id)) ?? items[0])?.item.id ?? null,
  );
  const [view, setView] = useState<PaneView>('items');
  const [draft, setDraft] = useState<MarkDraft | null>(null);
  const [passageAt, setPassageAt] = useState(-1);
  const [drawing, setDrawing] = useState(false);
  const [sha256, setSha256] = useState(desk.documents[0]?.sha256 ?? null);
  const [handle, setHandle] = useState<ViewerHandle | null>(null);
  const pending = useRef<Place | null>(null);
  const reasonBox = useRef<HTMLTextAreaElement>(null);
  const searchBox = useRef<HTMLInputElement>(null);
  const target = useTarget(handle);
  const [width, setWidth] = useAsideWidth();
  const closed = desk.closed.length > 0;
  const at = items.findIndex(({ item }) => item.id === current);
  const ofItem = (current === null ? undefined : passages?.get(current)) ?? null;

  const reveal = useCallback(
    (place: Place, goal: 'sight' | 'head' = 'sight') => {
      if (place.sha256 !== sha256) {
        pending.current = place;
        setSha256(place.sha256);
        return;
      }
      handle?.reveal(place, goal);
    },
    [sha256, handle],
  );
  const { choose } = target;
  const onHandle = useCallback((next: ViewerHandle | null) => setHandle(next), []);
  useEffect(() => {
    const place = pending.current;
    if (!handle || !place) return;
    pending.current = null;
    choose(place);
    handle.reveal(place, 'sight');
  }, [handle, choose]);

  const textMarks = useMemo(
    () =>
      marks.flatMap((mark): PlacedMark[] =>
        mark.sha256 === sha256 && mark.fromAt !== null && mark.toAt !== null
          ? [{ from: mark.fromAt, to: mark.toAt, mark }]
          : [],
      ),
    [marks, sha256],
  );
  useEffect(() => {
    for (const kind of LAYERS)
      handle?.marks.setLayer(
        `desk-${kind}`,
        textMarks.filter(({ mark }) => mark.kind === kind),
      );
  }, [handle, textMarks]);
  const boxes = useMemo(() => {
    const byPage = new Map<number, Mark[]>();
    for (const mark of marks)
      if (mark.sha256 === sha256 && mark.box && mark.page !== null)
        byPage.set(mark.page, [...(byPage.get(mark.page) ?? []), mark]);
    return byPage;
  }, [marks, sha256]);

  const goTo = (id: string | undefined) => {
    if (id === undefined) return;
    setCurrent(id);
    setPassageAt(-1);
    setDraft(null);
    setView('items');
  };
  const toPassage = (index: number) => {
    const list = ofItem?.passages ?? NO_PASSAGES;
    if (list.length === 0) return;
    const next = (index + list.length) % list.length;
    const passage = list[next];
    if (!passage) return;
    setPassageAt(next);
    const same = passage.sha256 === sha256 && handle;
    const place = same && passage.kind === 'words' ? toSentences(handle.content.text, passage) : passage;
    if (same) choose({ from: place.from, to: place.to });
    reveal(
      { sha256: passage.sha256, from: place.from, to: place.to },
      passage.kind === 'heading' ? 'head' : 'sight',
    );
  };
  const openMark = useCallback(
    (mark: Mark) => {
      if (mark.fromAt !== null && mark.toAt !== null)
        reveal({ sha256: mark.sha256, from: mark.fromAt, to: mark.toAt });
      else {
        if (mark.sha256 !== sha256) setSha256(mark.sha256);
        else if (mark.page !== null) handle?.goToPage(mark.page);
      }
      const place = mark.fromAt === null || mark.toAt === null ? null : { from: mark.fromAt, to: mark.toAt };
      setDraft({
        ...{ mark, place, kind: mark.kind, item: mark.item, body: mark.body, quote: mark.quote },
        ...{
          sha256: mark.sha256,
          box: mark.box && mark.page !== null ? { page: mark.page, ...mark.box } : null,
        },
      });
    },
    [reveal, sha256, handle],
  );

  /** Marks what is selected or was gone to: at once, or after its words were written. */
  const markTarget = (kind: MarkKind, tied: boolean, withWords: boolean) => {
    if (closed || sha256 === null || !handle) return;
    const place = target.current();
    if (!place) {
      showToast({ tone: 'soon', text: t('nothingChosen'), detail: t('nothingChosenHow') });
      return;
    }
    const item = tied ? current : null;
    if (withWords) {
      const quote = handle.content.text.slice(place.from, place.to);
      setDraft({ mark: null, sha256, kind, place, box: null, quote, item, body: '' });
      return;
    }
    void commands.addMark({ sha256, kind, item, body: '', place, box: null });
    target.clear();
  };
  const saveDraft = async (said: { kind: MarkKind; item: string | null; body: string }) => {
    if (!draft) return;
    const { mark, place, box } = draft;
    const kept = mark
      ? await commands.changeMark(mark, { ...said, kind: box ? 'box' : said.kind })
      : await commands.addMark({
          ...{ sha256: draft.sha256, kind: box ? 'box' : said.kind, item: said.item, body: said.body },
          ...{ place: box ? null : place, box },
        });
    if (kept === null) return;
    setDraft(null);
    target.clear();
    handle?.pane.current?.focus({ preventScroll: true });
  };
  const drawBox = (box: DrawnBox) => {
    if (sha256 === null) return;
    setDrawing(false);
    setDraft({ mark: null, sha256, kind: 'box', place: null, box, quote: '', item: current, body: '' });
  };
  const beginBox = () => {
    if (closed || !handle?.isPdf) return showToast({ tone: 'soon', text: t('boxOnlyPdf') });
    setDrawing(!drawing);
    return undefined;
  };
  const undo = async () => {
    const undone = await commands.undo();
    if (undone) showToast({ tone: 'met', text: t('undone', { kind: t(`kind.${undone.kind}`) }) });
  };
  const giveVerdict = (digit: number) => {
    const verdict = items[at]?.table.verdicts[digit - 1];
    if (!closed && current !== null && verdict) void commands.answer(current, { verdict });
  };
  const nextUndecided = () => {
    const order = [...items.slice(at + 1), ...items.slice(0, at + 1)];
    const next = order.find(({ item }) => undecided(item.id));
    if (next) goTo(next.item.id);
    else showToast({ tone: 'met', text: t('allDecided') });
  };
  const leave = () => {
    if (drawing) setDrawing(false);
    else if (draft) setDraft(null);
    else target.clear();
  };
  const doing: Readonly<Record<DeskKey, (digit: number) => void>> = {
    verdict: giveVerdict,
    next: () => goTo(items[Math.min(items.length - 1, at + 1)]?.item.id),
    previous: () => goTo(items[Math.max(0, at - 1)]?.item.id),
    undecided: nextUndecided,
    reason: () => reasonBox.current?.focus(),
    passage: () => toPassage(passageAt + 1),
    passageBack: () => toPassage(passageAt - 1),
    longer: () => target.resize('longer'),
    shorter: () => target.resize('shorter'),
    highlight: () => markTarget('highlight', false, false),
    comment: () => markTarget('comment', true, true),
    suggest: () => markTarget('suggestion', true, true),
    cite: () => markTarget('highlight', true, false),
    box: beginBox,
    search: () => searchBox.current?.focus(),
    undo: () => void (closed ? undefined : undo()),
    escape: leave,
  };
  useDeskKeys((key, digit) => doing[key](digit));

  const handIn = async () => {
    const { unfitKeys } = desk.progress;
    const said = await confirm({
      title: t('handIn.ask'),
      body: unfitKeys.length > 0 ? `${t('handIn.askBody')} ${desk.keyAdvice}` : t('handIn.askBody'),
      confirmLabel: t('handIn.button'),
    });
    if (said && (await commands.handIn())) showToast({ tone: 'met', text: t('handIn.done') });
  };

  const waiting = draft?.mark === null ? draft.box : null;
  const layer = useRef({ boxes, drawing, waiting, drawBox, openMark });
  layer.current = { boxes, drawing, waiting, drawBox, openMark };
  // A new function each time: pages must draw their boxes anew, and only then.
  const pageLayer = useCallback(
    (page: number) => (
      <BoxLayer
        page={page}
        marks={boxes.get(page) ?? []}
        drawing={drawing}
        waiting={waiting}
        onDrawn={(box) => layer.current.drawBox(box)}
        onMark={(mark) => layer.current.openMark(mark)}
      />
    ),
    [boxes, drawing, waiting],
  );
  const companion = {
    onHandle,
    pageLayer,
    overlay: handle && (
      <>
        <MarginMarks handle={handle} placed={textMarks} onMark={openMark} />
        {target.selected && !closed && !draft && (
          <SelectionBar at={target.selected} item={current} onDo={(what) => doing[what](0)} />
        )}
      </>
    ),
  };
  return (
    <div className={styles.desk}>
      {desk.documents.length > 1 && (
        <div className={styles.documents} role="tablist" aria-label={t('documents')}>
          {desk.documents.map((document) => (
            <Button
              key={document.sha256}
              size="small"
              variant="text"
              role="tab"
              aria-selected={document.sha256 === sha256}
              onClick={() => setSha256(document.sha256)}
            >
              {document.fileName}
            </Button>
          ))}
        </div>
      )}
      <div className={styles.panes}>
        <div className={styles.plan}>
          {sha256 === null ? (
            <EmptyState title={t('noDocument')} text={t('noDocumentText')} />
          ) : (
            <ReviewedDocument key={sha256} sha256={sha256} companion={companion} />
          )}
        </div>
        <Border width={width} side="end" label={t('border')} onWidth={setWidth} />
        <ChecklistPane
          width={width}
          desk={desk}
          items={items}
          answers={answers}
          marks={marks}
          current={current}
          view={view}
          draft={draft}
          passages={ofItem?.passages ?? NO_PASSAGES}
          found={ofItem?.total ?? null}
          passageAt={passageAt}
          closed={closed}
          commands={commands}
          reasonBox={reasonBox}
          searchBox={searchBox}
          onView={setView}
          onChoose={goTo}
          onPassage={toPassage}
          onPlace={(place) => {
            choose({ from: place.from, to: place.to });
            reveal(place);
          }}
          onMark={openMark}
          onSaveDraft={(said) => void saveDraft(said)}
          onRemoveDraft={() => {
            if (draft?.mark) void commands.removeMark(draft.mark);
            setDraft(null);
          }}
          onCloseDraft={() => setDraft(null)}
          onHandIn={() => void handIn()}
        />
      </div>
      <KeyFooter />
    </div>
  );
}

function ReviewedDocument({
  sha256,
  companion,
}: {
  sha256: string;
  companion: NonNullable<Parameters<typeof DocumentContent>[0]['companion']>;
}) {
  const { data, error, refetch } = useQuery(ask(useApi(), 'documents', 'get', { sha256 }));
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return null;
  return <DocumentContent facts={data} at={null} find={null} focus companion={companion} />;
}
