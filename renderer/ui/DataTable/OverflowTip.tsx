import { useLayoutEffect, useState } from 'react';
import styles from './DataTable.module.css';

interface Tip {
  readonly text: string;
  readonly left: number;
  readonly top: number;
}

/** Shows the whole text of the active cell when it is cut: hovering has a title for this, the keyboard has this. */
export function OverflowTip({ cellId, watch }: { cellId: string; watch: string }) {
  const [tip, setTip] = useState<Tip | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `watch` names what moves the cell
  useLayoutEffect(() => {
    const cell = document.getElementById(cellId);
    const inner = cell?.firstElementChild as HTMLElement | null | undefined;
    if (
      !cell ||
      !inner ||
      (inner.scrollWidth <= inner.clientWidth && inner.scrollHeight <= inner.clientHeight + 1)
    ) {
      setTip(null);
      return;
    }
    const box = cell.getBoundingClientRect();
    setTip({ text: cell.textContent ?? '', left: box.left, top: box.bottom });
  }, [cellId, watch]);
  if (!tip) return null;
  return (
    <div className={styles.tip} role="tooltip" style={{ left: tip.left, top: tip.top }}>
      {tip.text}
    </div>
  );
}
