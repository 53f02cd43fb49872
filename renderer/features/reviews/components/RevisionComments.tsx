import Button from '@mui/material/Button';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useGo } from '../../../app/use-go';
import blocks from '../../../ui/blocks.module.css';
import { EmptyState } from '../../../ui/EmptyState';
import { Panel } from '../../../ui/Page';
import { Segments } from '../../../ui/Segments';
import { SimpleTable } from '../../../ui/SimpleTable';
import { ToneChip } from '../../../ui/StateChip';
import { useLawWord } from '../../../ui/use-law-word';
import { documentPath } from '../../documents/document-path';
import {
  FOUND_TONES,
  inView,
  REVISION_VIEWS,
  type RevisedComment,
  type Revision,
  type RevisionView,
} from '../revision-forms';
import styles from './revision.module.css';

interface RevisionCommentsProps {
  readonly revision: Revision;
  /** Null: nothing can be written here. */
  readonly onEdit: ((comment: RevisedComment) => void) | null;
}

/** More rows at once would make the page slow; the filters lead to the rest. */
const MOST_ROWS = 300;

/** Each comment beside its old and new words, its decision and its change. */
export function RevisionComments({ revision, onEdit }: RevisionCommentsProps) {
  const { t } = useTranslation('reviewRevision');
  const [view, setView] = useState<RevisionView>('all');
  const comments = revision.comments.filter(inView[view]);
  return (
    <>
      <div className={styles.filter}>
        <Segments<RevisionView>
          label={t('table')}
          segments={REVISION_VIEWS.map((key) => ({
            key,
            label: t(`view.${key}`),
            count: revision.comments.filter(inView[key]).length,
          }))}
          chosen={view}
          onChoose={setView}
        />
      </div>
      <Panel flush>
        {comments.length === 0 ? (
          <EmptyState title={t('empty.title')} text={t('empty.text')} />
        ) : (
          <div className={styles.wide}>
            <SimpleTable
              label={t('table')}
              rows={comments.slice(0, MOST_ROWS)}
              rowId={({ target, targetId }) => `${target} ${targetId}`}
              columns={[
                { key: 'comment', label: t('column.comment'), cell: (row) => <Said comment={row} /> },
                { key: 'place', label: t('column.place'), cell: (row) => <Places comment={row} /> },
                {
                  key: 'change',
                  label: t('column.change'),
                  cell: (row) => <Change comment={row} onEdit={onEdit} />,
                },
                {
                  key: 'confirmed',
                  label: t('column.confirmed'),
                  fixed: true,
                  cell: ({ confirmedOn }) => confirmedOn,
                },
              ]}
            />
            {comments.length > MOST_ROWS && (
              <p className={blocks.small}>{t('more', { shown: MOST_ROWS, count: comments.length })}</p>
            )}
          </div>
        )}
      </Panel>
    </>
  );
}

function Said({ comment }: { comment: RevisedComment }) {
  const law = useLawWord();
  return (
    <>
      <p className={styles.words}>{comment.text}</p>
      <div className={blocks.small}>
        {comment.name}
        {comment.item !== '' && ` ${comment.item} ${law(comment.itemTitle)}`}
      </div>
    </>
  );
}

function Places({ comment }: { comment: RevisedComment }) {
  const { t } = useTranslation('reviewRevision');
  const go = useGo();
  const { quote, page, section, found, place, target } = comment;
  const without =
    target === 'mark' && page !== null
      ? t('box', { page })
      : t(target === 'answer' && found !== null ? 'byMarks' : 'noPlace');
  const there = place && [...place.sectionPath].at(-1);
  return (
    <>
      {quote !== '' && <blockquote className={styles.quote}>{quote}</blockquote>}
      {quote === '' && <span className={blocks.small}>{without}</span>}
      {section !== '' && <div className={blocks.small}>{section}</div>}
      {found !== null && (
        <div className={styles.fate}>
          <ToneChip quiet tone={FOUND_TONES[found]}>
            {t(`found.${found}`)}
          </ToneChip>
          {place && (
            <button
              type="button"
              className={blocks.link}
              onClick={() => go(documentPath(place.sha256, { at: place.from }))}
            >
              {t(place.quote === '' ? 'openSection' : 'openThere')}
            </button>
          )}
          {place && (
            <span className={blocks.small}>
              {there} {place.page !== null && t('page', { page: place.page })}
            </span>
          )}
        </div>
      )}
      {found === 'changed' && place && <blockquote className={styles.quoteNew}>{place.quote}</blockquote>}
    </>
  );
}

function Change({ comment, onEdit }: { comment: RevisedComment } & Pick<RevisionCommentsProps, 'onEdit'>) {
  const { t } = useTranslation('reviewRevision');
  const { decision, reason, changeMade, changePage, missing } = comment;
  return (
    <>
      <div>
        {t(`decision.${decision ?? 'none'}`)}
        {reason !== null && <span className={blocks.small}> {reason}</span>}
      </div>
      {changeMade !== null && <p className={styles.words}>{changeMade}</p>}
      {changePage !== null && <div className={blocks.small}>{t('page', { page: changePage })}</div>}
      {missing !== null && missing !== 'decision' && (
        <div className={styles.missing}>{t(`missing.${missing}`)}</div>
      )}
      {onEdit && (
        <Button size="small" variant="text" onClick={() => onEdit(comment)}>
          {t(decision === null ? 'decide' : 'edit')}
        </Button>
      )}
    </>
  );
}
