import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import { ErrorState } from '../../../ui/ErrorState';
import { DocumentContent } from '../../documents/components/DocumentContent';
import type { ReviewedPlan } from '../hooks/use-reviewed-plan';
import type { DrawnBox, Mark } from '../types';
import { BoxLayer } from './BoxLayer';
import { MarginMarks, type PlacedMark } from './MarginMarks';
import { SelectionBar } from './SelectionBar';

interface ReviewedDocumentProps {
  readonly sha256: string;
  readonly plan: ReviewedPlan;
  readonly placed: readonly PlacedMark[];
  readonly boxes: ReadonlyMap<number, readonly Mark[]>;
  readonly drawing: boolean;
  /** A box that waits for its words. */
  readonly waiting: DrawnBox | null;
  /** Number of the open item. */
  readonly item: string | null;
  /** Whether a selection offers its tools. */
  readonly offering: boolean;
  onMark(mark: Mark): void;
  onDrawn(box: DrawnBox): void;
  onDo(what: 'highlight' | 'comment' | 'suggest' | 'cite'): void;
}

const NO_MARKS: readonly Mark[] = [];

/** One of the plan's documents with its marks. */
export function ReviewedDocument(props: ReviewedDocumentProps) {
  const { sha256, plan, placed, boxes, drawing, waiting, onMark } = props;
  const { data, error, refetch } = useQuery(ask(useApi(), 'documents', 'get', { sha256 }));
  const latest = useRef(props);
  useEffect(() => {
    latest.current = props;
  });
  // Another function only when the boxes are others: every page near what is seen is drawn anew with it.
  const pageLayer = useCallback(
    (page: number) => (
      <BoxLayer
        page={page}
        marks={boxes.get(page) ?? NO_MARKS}
        drawing={drawing}
        waiting={waiting}
        onDrawn={(box) => latest.current.onDrawn(box)}
        onMark={(mark) => latest.current.onMark(mark)}
      />
    ),
    [boxes, drawing, waiting],
  );
  const { handle, onHandle, target } = plan;
  const margin = useMemo(
    () => handle && <MarginMarks handle={handle} placed={placed} onMark={onMark} />,
    [handle, placed, onMark],
  );
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return null;
  const overlay = (
    <>
      {margin}
      {target.selected && props.offering && (
        <SelectionBar at={target.selected} item={props.item} onDo={props.onDo} />
      )}
    </>
  );
  return (
    <DocumentContent facts={data} at={null} find={null} focus companion={{ overlay, pageLayer, onHandle }} />
  );
}
