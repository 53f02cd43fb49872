import Button from '@mui/material/Button';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../ui/EmptyState';
import { confirm } from '../../../ui/feedback/confirm-store';
import { showToast } from '../../../ui/feedback/toast-store';
import { useLawWord } from '../../../ui/use-law-word';
import { Border } from '../../documents/components/OutlinePane';
import type { DeskKey } from '../desk-keys';
import { useAsideWidth } from '../hooks/use-aside-width';
import type { DeskCommands } from '../hooks/use-desk';
import { useDeskKeys } from '../hooks/use-desk-keys';
import { useDrafts } from '../hooks/use-drafts';
import { useReviewedPlan, useShownMarks } from '../hooks/use-reviewed-plan';
import { toSentences } from '../stretch';
import { type Desk, type Mark, type Passage, placedItems } from '../types';
import { ChecklistPane, type PaneView } from './ChecklistPane';
import { KeyFooter } from './KeyFooter';
import styles from './marking.module.css';
import { ReviewedDocument } from './ReviewedDocument';

interface MarkingDeskProps {
  readonly desk: Desk;
  readonly marks: readonly Mark[];
  /** By item; null while they are being looked for. */
  readonly passages: ReadonlyMap<
    string,
    { readonly total: number; readonly passages: readonly Passage[] }
  > | null;
  readonly commands: DeskCommands;
}

const NO_PASSAGES: readonly Passage[] = [];

/** Outline, plan and official tables side by side; every change is kept at once. */
export function MarkingDesk({ desk, marks, passages, commands }: MarkingDeskProps) {
  const { t } = useTranslation('marking');
  const law = useLawWord();
  const items = useMemo(() => placedItems(desk), [desk]);
  const answers = useMemo(() => new Map(desk.answers.map((answer) => [answer.item, answer])), [desk]);
  const isOpen = (id: string) => (answers.get(id)?.verdict ?? null) === null;
  const [current, setCurrent] = useState(
    () => (items.find(({ item }) => isOpen(item.id)) ?? items[0])?.item.id ?? null,
  );
  const [view, setView] = useState<PaneView>('items');
  const [passageAt, setPassageAt] = useState(-1);
  const [width, setWidth] = useAsideWidth();
  const reasonBox = useRef<HTMLTextAreaElement>(null);
  const searchBox = useRef<HTMLInputElement>(null);
  const closed = desk.closed.length > 0;
  const plan = useReviewedPlan(desk);
  const { placed, boxes } = useShownMarks(plan, marks);
  const drafts = useDrafts({ plan, commands, item: current, closed });
  const { sha256, handle, goTo, target } = plan;
  const at = items.findIndex(({ item }) => item.id === current);
  const ofItem = current === null ? undefined : passages?.get(current);
  const found = ofItem?.passages ?? NO_PASSAGES;

  const toItem = (id: string | undefined) => {
    if (id === undefined) return;
    setView('items');
    drafts.close();
    if (id === current) return;
    setCurrent(id);
    setPassageAt(-1);
    target.clear();
  };
  const toPassage = (wanted: number) => {
    const index = found.length === 0 ? -1 : (wanted + found.length) % found.length;
    const passage = found[index];
    if (!passage) return;
    setPassageAt(index);
    const here = passage.sha256 === sha256 && handle && passage.kind === 'words';
    const stretch = here ? toSentences(handle.content.text, passage) : passage;
    const place = { sha256: passage.sha256, from: stretch.from, to: stretch.to };
    goTo(place, passage.kind === 'heading' ? 'head' : 'sight', true);
  };
  const giveVerdict = (digit: number) => {
    const verdict = items[at]?.table.verdicts[digit - 1];
    if (!closed && current !== null && verdict) void commands.answer(current, { verdict });
  };
  const toUndecided = () => {
    const next = [...items.slice(at + 1), ...items.slice(0, at + 1)].find(({ item }) => isOpen(item.id));
    if (next) toItem(next.item.id);
    else showToast({ tone: 'met', text: t('allDecided') });
  };
  const doing: Readonly<Record<DeskKey, (digit: number) => void>> = {
    verdict: giveVerdict,
    next: () => toItem(items[Math.min(items.length - 1, at + 1)]?.item.id),
    previous: () => toItem(items[Math.max(0, at - 1)]?.item.id),
    undecided: toUndecided,
    reason: () => reasonBox.current?.focus(),
    passage: () => toPassage(passageAt + 1),
    passageBack: () => toPassage(Math.max(0, passageAt) - 1),
    longer: () => target.resize('longer'),
    shorter: () => target.resize('shorter'),
    highlight: () => drafts.mark('highlight', false, false),
    comment: () => drafts.mark('comment', true, true),
    suggest: () => drafts.mark('suggestion', true, true),
    cite: () => drafts.mark('highlight', true, false),
    box: drafts.draw,
    search: () => searchBox.current?.focus(),
    undo: () => void drafts.undo(),
    escape: drafts.leave,
  };
  useDeskKeys((key, digit) => doing[key](digit));

  const handIn = async () => {
    const advice = desk.progress.unfitKeys.length > 0 ? law(desk.keyAdvice) : '';
    const said = await confirm({
      title: t('handIn.ask'),
      body: `${t('handIn.askBody')} ${advice}`,
      confirmLabel: t('handIn.button'),
    });
    if (said && (await commands.handIn())) showToast({ tone: 'met', text: t('handIn.done') });
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
              onClick={() => plan.setSha256(document.sha256)}
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
            <ReviewedDocument
              key={sha256}
              sha256={sha256}
              plan={plan}
              placed={placed}
              boxes={boxes}
              drawing={drafts.begun !== null}
              waiting={drafts.begun ?? (drafts.draft?.mark === null ? drafts.draft.box : null)}
              item={current}
              offering={!closed && drafts.draft === null}
              onMark={drafts.open}
              onDrawn={drafts.drawn}
              onDo={(what) => doing[what](0)}
            />
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
          draft={drafts.draft}
          passages={found}
          found={ofItem?.total ?? null}
          passageAt={passageAt}
          closed={closed}
          commands={commands}
          reasonBox={reasonBox}
          searchBox={searchBox}
          onView={setView}
          onChoose={toItem}
          onPassage={toPassage}
          onPlace={(place) => goTo(place, 'sight', true)}
          onMark={drafts.open}
          onSaveDraft={(said) => void drafts.save(said)}
          onRemoveDraft={drafts.remove}
          onCloseDraft={drafts.close}
          onHandIn={() => void handIn()}
        />
      </div>
      <KeyFooter />
    </div>
  );
}
