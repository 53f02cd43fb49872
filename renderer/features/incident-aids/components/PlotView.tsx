import AddIcon from '@mui/icons-material/AddOutlined';
import RemoveIcon from '@mui/icons-material/RemoveOutlined';
import IconButton from '@mui/material/IconButton';
import { type KeyboardEvent, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { planeOffset } from '../../../../electron/contract/input';
import { useLength, useWay } from '../hooks/use-aid-words';
import { firstRadius, labelled, RADII, RINGS, scaleLength } from '../plot-scale';
import type { Way } from '../spot';
import styles from './plot.module.css';

/** What kinds of things are drawn; each has a symbol of its own beside its colour. */
export const PLOT_KINDS = ['team', 'depot', 'facility', 'hazard', 'unit'] as const;
export type PlotKind = (typeof PLOT_KINDS)[number];

export interface PlotPoint {
  readonly id: string;
  readonly kind: PlotKind;
  readonly name: string;
  readonly place: { readonly longitude: number; readonly latitude: number };
  readonly way: Way;
}

interface PlotViewProps {
  readonly middle: { readonly longitude: number; readonly latitude: number };
  readonly points: readonly PlotPoint[];
  /** How far the accident is taken to reach, metres. */
  readonly reach: number;
  readonly chosen: string | null;
  onChoose(id: string): void;
}

/** Half the edge of the drawing in its own units; everything in it is a share of this. */
const HALF = 500;
const SYMBOL = 11;
const LETTER = 22;

/**
 * The surroundings to scale, north up, without a map: rings of known distance, one symbol for everything that is known by its
 * coordinates. Arrow keys and Tab go from symbol to symbol, plus and minus zoom.
 */
export function PlotView({ middle, points, reach, chosen, onChoose }: PlotViewProps) {
  const { t } = useTranslation('incidentAids');
  const length = useLength();
  const wayText = useWay();
  const [asked, setRadius] = useState<number | null>(null);
  const radius = asked ?? firstRadius(points.flatMap(({ way }) => (way ? [way.metres] : [])));
  const step = (RADII as readonly number[]).indexOf(radius);
  const zoom = (by: number) => setRadius(RADII[Math.min(RADII.length - 1, Math.max(0, step + by))] ?? radius);
  const unit = HALF / (radius * 1.08);
  const shown = useMemo(
    () =>
      points
        .map((point) => ({ ...point, ...planeOffset(middle, point.place) }))
        .filter(({ east, north }) => Math.hypot(east, north) <= radius * 1.05),
    [points, middle, radius],
  );
  const named = useMemo(
    () => labelled(shown, ({ name }) => (SYMBOL * 2 + name.length * LETTER) / unit, (LETTER * 1.1) / unit),
    [shown, unit],
  );
  const onKey = (event: KeyboardEvent) => {
    if (event.key === '+' || event.key === '=') zoom(-1);
    else if (event.key === '-') zoom(1);
    else return;
    event.preventDefault();
  };
  const bar = scaleLength(radius);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would bring its own frame
    <div className={styles.frame} role="group" aria-label={t('plot.title')} onKeyDown={onKey}>
      <svg
        className={styles.drawing}
        viewBox={`${-HALF} ${-HALF} ${HALF * 2} ${HALF * 2}`}
        fontSize={LETTER - 2}
      >
        <title>{t('plot.title')}</title>
        {RINGS.filter((ring) => ring <= radius * 1.05).map((ring) => (
          <g key={ring}>
            <circle className={styles.ring} r={ring * unit} />
            {ring >= radius / 12 && (
              <text className={styles.ringWord} y={-ring * unit - 4}>
                {length(ring)}
              </text>
            )}
          </g>
        ))}
        <line className={styles.axis} x1={-HALF} x2={HALF} />
        <line className={styles.axis} y1={-HALF} y2={HALF} />
        {reach <= radius * 1.5 && <circle className={styles.reach} r={reach * unit} />}
        <path className={styles.site} d="M-14,-14 L14,14 M14,-14 L-14,14" />
        {shown.map((point) => (
          // biome-ignore lint/a11y/useSemanticElements: a button cannot stand in a drawing
          <g
            key={point.id}
            role="button"
            tabIndex={0}
            className={styles.point}
            data-kind={point.kind}
            data-chosen={point.id === chosen || undefined}
            transform={`translate(${point.east * unit} ${-point.north * unit})`}
            aria-label={t('plot.point', {
              kind: t(`kind.${point.kind}`),
              name: point.name,
              way: wayText(point.way),
            })}
            aria-pressed={point.id === chosen}
            onClick={() => onChoose(point.id)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' && event.key !== ' ') return;
              event.preventDefault();
              onChoose(point.id);
            }}
          >
            <title>{`${point.name} · ${wayText(point.way)}`}</title>
            <PlotSymbol kind={point.kind} />
            {(named.has(point.id) || point.id === chosen) && (
              <text
                className={styles.name}
                // Near the right edge a name stands left of its symbol, so that it is never cut off.
                x={(point.east > radius / 2 ? -1 : 1) * (SYMBOL + 5)}
                y={LETTER / 3}
                textAnchor={point.east > radius / 2 ? 'end' : 'start'}
              >
                {point.name}
              </text>
            )}
          </g>
        ))}
        <g transform={`translate(${HALF - 30} ${-HALF + 60})`} className={styles.north}>
          <path d="M0,-30 L10,4 L0,-4 L-10,4 Z" />
          <text y={28}>{t('direction.n')}</text>
        </g>
        <g transform={`translate(${-HALF + 24} ${HALF - 24})`} className={styles.scale}>
          <path d={`M0,-8 V0 H${bar * unit} V-8`} />
          <text x={bar * unit + 10}>{length(bar)}</text>
        </g>
      </svg>
      <div className={styles.zoom}>
        <IconButton aria-label={t('plot.closer')} disabled={step <= 0} onClick={() => zoom(-1)}>
          <AddIcon />
        </IconButton>
        <IconButton aria-label={t('plot.wider')} disabled={step >= RADII.length - 1} onClick={() => zoom(1)}>
          <RemoveIcon />
        </IconButton>
      </div>
      <ul className={styles.legend} aria-label={t('plot.legend')}>
        {PLOT_KINDS.map((kind) => (
          <li key={kind}>
            <PlotKey kind={kind} />
            {t(`kind.${kind}`)}
          </li>
        ))}
        <li className={styles.outside}>
          {shown.length < points.length && t('plot.outside', { count: points.length - shown.length })}
        </li>
      </ul>
    </div>
  );
}

/** The symbol of a kind by itself, for tables and the legend. */
export function PlotKey({ kind }: { readonly kind: PlotKind }) {
  return (
    <svg className={styles.key} viewBox="-14 -14 28 28" data-kind={kind} aria-hidden>
      <PlotSymbol kind={kind} />
    </svg>
  );
}

const SHAPES: Readonly<Record<PlotKind, string>> = {
  team: 'M0,-12 L11,9 L-11,9 Z',
  depot: 'M-9,-9 H9 V9 H-9 Z',
  facility: 'M-4,-11 H4 V-4 H11 V4 H4 V11 H-4 V4 H-11 V-4 H-4 Z',
  hazard: 'M0,-12 L12,0 L0,12 L-12,0 Z',
  unit: 'M-8,0 A8,8 0 1,0 8,0 A8,8 0 1,0 -8,0 Z',
};

function PlotSymbol({ kind }: { readonly kind: PlotKind }) {
  return <path className={styles.symbol} d={SHAPES[kind]} />;
}
