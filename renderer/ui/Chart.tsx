import Button from '@mui/material/Button';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../api/context';
import styles from './Chart.module.css';
import { ChartTable, type ChartTableData } from './ChartTable';
import { type ChartColours, chartColours, commonOption } from './chart-colours';
import type { Drawing } from './chart-drawing';
import { Segments } from './Segments';
import { useEffectiveTheme } from './use-effective-theme';
import { useSaveFile } from './use-save-file';

interface ChartProps {
  readonly title: string;
  /** One sentence: what is counted. */
  readonly note?: string;
  /**
   * What echarts draws, in the given colours, without what all charts share. A datum with `opens: [row, column]` opens what
   * the cell of the table opens.
   */
  option(colours: ChartColours): Readonly<Record<string, unknown>>;
  /** The same numbers, for those who read them rather than look. */
  readonly table: ChartTableData;
  /** Lines of a heat map, beyond which the drawing grows; absent: the usual height. */
  readonly rows?: number;
  /** Further ways to take the numbers out. */
  readonly actions?: ReactNode;
  /** A number was pressed, in the drawing or in the table. */
  onOpen?(row: string, column: string): void;
}

const views = ['drawing', 'table'] as const;
type ChartView = (typeof views)[number];

/** A chart, the table of its numbers behind a switch, and the picture as a file. Where nothing can be drawn the table stands. */
export function Chart({ title, note, option, table, rows, actions, onOpen }: ChartProps) {
  const { t } = useTranslation('ui');
  const api = useApi();
  const saveFile = useSaveFile();
  const [view, setView] = useState<ChartView>('drawing');
  const [failed, setFailed] = useState(false);
  const drawing = useRef<Drawing | null>(null);
  const shown = failed ? 'table' : view;
  const savePicture = () =>
    saveFile({
      title: t('chart.save'),
      defaultName: `${title}.png`,
      extension: 'png',
      failed: t('chart.failed'),
      write: (file, options) => api.reports.savePicture({ file, png: pictureOf(drawing.current) }, options),
      saved: (_answer, name) => t('chart.saved', { name }),
    });
  return (
    <section className={styles.chart} aria-label={title}>
      <header className={styles.head}>
        <h2>{title}</h2>
        <Segments<ChartView>
          label={t('chart.view', { title })}
          segments={views.map((key) => ({ key, label: t(`chart.${key}`) }))}
          chosen={shown}
          onChoose={setView}
        />
        <Button size="small" disabled={shown === 'table'} onClick={() => void savePicture()}>
          {t('chart.save')}
        </Button>
        {actions}
      </header>
      {note !== undefined && <p className={styles.note}>{note}</p>}
      {shown === 'table' ? (
        <ChartTable label={title} table={table} onOpen={onOpen} />
      ) : (
        <Canvas
          label={t('chart.picture', { title })}
          option={option}
          tall={rows}
          onOpen={onOpen}
          onReady={(next) => {
            drawing.current = next;
          }}
          onFailed={() => setFailed(true)}
        />
      )}
    </section>
  );
}

interface CanvasProps {
  readonly label: string;
  option: ChartProps['option'];
  readonly tall: number | undefined;
  readonly onOpen: ChartProps['onOpen'] | undefined;
  onReady(drawing: Drawing | null): void;
  onFailed(): void;
}

/** Height of one line of a heat map, and what head and foot of it take. */
const LINE = 30;
const AROUND = 76;

function Canvas({ label, option, tall, onOpen, onReady, onFailed }: CanvasProps) {
  const theme = useEffectiveTheme();
  const place = useRef<HTMLDivElement>(null);
  const [drawing, setDrawing] = useState<Drawing | null>(null);
  const press = useRef(onOpen);
  press.current = onOpen;
  const told = useRef({ onReady, onFailed });
  told.current = { onReady, onFailed };

  useEffect(() => {
    let over = false;
    let begun: Drawing | null = null;
    const watch = new ResizeObserver(() => begun?.resize());
    import('./chart-drawing')
      .then(({ beginDrawing }) => {
        if (over || place.current === null) return;
        begun = beginDrawing(place.current);
        begun.on('click', ({ data }) => {
          const opens = opensOf(data);
          if (opens !== null) press.current?.(...opens);
        });
        watch.observe(place.current);
        setDrawing(begun);
        told.current.onReady(begun);
      })
      .catch(() => told.current.onFailed());
    return () => {
      over = true;
      watch.disconnect();
      begun?.dispose();
      told.current.onReady(null);
    };
  }, []);

  useEffect(() => {
    if (drawing === null || drawing.isDisposed()) return;
    const colours = chartColours(theme);
    const common = commonOption(colours);
    const own = option(colours);
    drawing.setOption(
      {
        ...common,
        ...own,
        tooltip: { ...common.tooltip, ...(own.tooltip as object) },
        legend: { ...common.legend, ...(own.legend as object) },
      },
      { notMerge: true },
    );
    drawing.resize();
  }, [drawing, option, theme]);

  return (
    <div
      ref={place}
      role="img"
      aria-label={label}
      className={styles.place}
      data-busy={drawing === null || undefined}
      style={tall === undefined ? undefined : { height: tall * LINE + AROUND }}
    />
  );
}

function opensOf(data: unknown): [string, string] | null {
  if (typeof data !== 'object' || data === null || !('opens' in data)) return null;
  const { opens } = data as { opens: unknown };
  return Array.isArray(opens) && typeof opens[0] === 'string' && typeof opens[1] === 'string'
    ? [opens[0], opens[1]]
    : null;
}

/** The picture as base64, twice the size on screen, on the ground it is seen on. */
function pictureOf(drawing: Drawing | null): string {
  if (drawing === null) return '';
  const ground = getComputedStyle(drawing.getDom()).getPropertyValue('--surface-panel').trim();
  const url = drawing.getDataURL({ type: 'png', pixelRatio: 2, backgroundColor: ground });
  return url.slice(url.indexOf(',') + 1);
}
