import { type PointerEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DrawnBox, Mark } from '../types';
import styles from './marking.module.css';

interface BoxLayerProps {
  readonly page: number;
  readonly marks: readonly Mark[];
  /** Boxes are being drawn: the layer takes the pointer. */
  readonly drawing: boolean;
  /** A box that waits for its words, or is moved by keys. */
  readonly waiting: DrawnBox | null;
  onDrawn(box: DrawnBox): void;
  onMark(mark: Mark): void;
}

/** Smaller than this share of the page, a press was no drag. */
const SMALLEST = 0.01;

const percent = (share: number) => `${share * 100}%`;
const placeOf = ({ x, y, width, height }: Omit<DrawnBox, 'page'>) => ({
  left: percent(x),
  top: percent(y),
  width: percent(width),
  height: percent(height),
});

/** The boxes of one page, and the drawing of a new one. */
export function BoxLayer({ page, marks, drawing, waiting, onDrawn, onMark }: BoxLayerProps) {
  const { t } = useTranslation('marking');
  const layer = useRef<HTMLDivElement>(null);
  const begun = useRef<{ x: number; y: number } | null>(null);
  const [drawn, setDrawn] = useState<DrawnBox | null>(null);
  const pointOf = (event: PointerEvent) => {
    const view = layer.current?.getBoundingClientRect();
    const share = (at: number, size: number) => Math.min(1, Math.max(0, at / (size || 1)));
    return view
      ? { x: share(event.clientX - view.left, view.width), y: share(event.clientY - view.top, view.height) }
      : { x: 0, y: 0 };
  };
  const boxTo = (event: PointerEvent): DrawnBox | null => {
    const from = begun.current;
    if (!from) return null;
    const to = pointOf(event);
    return {
      page,
      x: Math.min(from.x, to.x),
      y: Math.min(from.y, to.y),
      width: Math.abs(to.x - from.x),
      height: Math.abs(to.y - from.y),
    };
  };
  const shown = drawn ?? (waiting?.page === page ? waiting : null);
  return (
    <div
      ref={layer}
      className={styles.boxLayer}
      data-drawing={drawing || undefined}
      onPointerDown={(event) => {
        if (!drawing || event.button !== 0) return;
        event.preventDefault();
        begun.current = pointOf(event);
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={(event) => {
        if (begun.current) setDrawn(boxTo(event));
      }}
      onPointerUp={(event) => {
        const box = boxTo(event);
        begun.current = null;
        setDrawn(null);
        if (box && box.width > SMALLEST && box.height > SMALLEST) onDrawn(box);
      }}
    >
      {marks.map(
        (mark) =>
          mark.box && (
            <button
              key={mark.id}
              type="button"
              className={styles.box}
              style={placeOf(mark.box)}
              title={mark.body || t('boxOnPage')}
              aria-label={t('boxLabel', { page, text: mark.body })}
              onClick={() => onMark(mark)}
            />
          ),
      )}
      {shown && <div className={styles.boxDrawn} style={placeOf(shown)} />}
    </div>
  );
}
