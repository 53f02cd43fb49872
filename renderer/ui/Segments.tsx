import styles from './Segments.module.css';
import type { Tone } from './tokens';
import { useNumberFormat } from './use-number-format';

interface Segment<K extends string> {
  readonly key: K;
  readonly label: string;
  /** Absent while nothing was counted. */
  readonly count?: number | undefined;
  /** For counts that want a look; shown while there is something to count. */
  readonly tone?: Extract<Tone, 'soon' | 'late'>;
}

interface SegmentsProps<K extends string> {
  readonly label: string;
  readonly segments: readonly Segment<K>[];
  readonly chosen: K;
  onChoose(key: K): void;
}

/** Counts that are filters: each shows how many rows it holds and, pressed, exactly those. */
export function Segments<K extends string>({ label, segments, chosen, onChoose }: SegmentsProps<K>) {
  const format = useNumberFormat();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would bring its own frame
    <div className={styles.segments} role="group" aria-label={label}>
      {segments.map((segment) => (
        <button
          key={segment.key}
          type="button"
          className={styles.segment}
          aria-pressed={chosen === segment.key}
          data-tone={segment.count ? segment.tone : undefined}
          onClick={() => onChoose(segment.key)}
        >
          {segment.label}
          {segment.count !== undefined && <span className={styles.count}>{format(segment.count)}</span>}
        </button>
      ))}
    </div>
  );
}
