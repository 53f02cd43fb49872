import { useTranslation } from 'react-i18next';
import { clockOf } from '../../../../electron/contract/input';
import type { Design, DesignInject } from '../design-forms';
import styles from './drill-design.module.css';

interface InjectTimelineProps {
  readonly design: Design;
  onOpen(inject: DesignInject): void;
}

/** Stretches between the marks of the scale, minutes. */
const strides = [1, 2, 5, 10, 15, 30, 60, 120, 240, 480, 1440] as const;
const mostMarks = 12;

/** The injects to scale: a line for everyone who is told something, a bar for the time that the answer may take. */
export function InjectTimeline({ design, onOpen }: InjectTimelineProps) {
  const { t } = useTranslation('drillDesign');
  const { injects, fields } = design;
  const last = Math.max(
    1,
    ...injects.map(({ atMinute, expectedMinutes }) => atMinute + (expectedMinutes ?? 0)),
  );
  const end = Math.max(last, fields.durationMinutes ?? 0);
  const stride = strides.find((each) => end / each <= mostMarks) ?? 1440;
  const marks = Array.from({ length: Math.floor(end / stride) + 1 }, (_, at) => at * stride);
  const lanes = [...new Set(injects.map(({ toWhom }) => toWhom))].map((name) => ({
    name,
    tracks: tracksOf(
      injects.filter(({ toWhom }) => toWhom === name),
      end * narrowest,
    ),
  }));
  const share = (minutes: number) => `${(100 * Math.max(0, minutes)) / end}%`;
  return (
    <section className={styles.timeline} aria-label={t('injects.line')}>
      <div className={styles.lane} aria-hidden>
        <span className={styles.laneName}>{t('injects.toWhom')}</span>
        <span className={styles.track}>
          {marks.map((minute) => (
            <span key={minute} className={styles.mark} style={{ insetInlineStart: share(minute) }}>
              {clockOf(minute)}
            </span>
          ))}
        </span>
      </div>
      {lanes.map(({ name, tracks }) => (
        <div key={name} className={styles.lane}>
          <span className={styles.laneName}>{name || t('injects.nobody')}</span>
          <span>
            {tracks.map((track) => (
              <span key={track[0]?.id} className={styles.track}>
                {marks.map((minute) => (
                  <span
                    key={minute}
                    className={styles.rule}
                    style={{ insetInlineStart: share(minute) }}
                    aria-hidden
                  />
                ))}
                {fields.durationMinutes !== null && (
                  <span
                    className={styles.end}
                    style={{ insetInlineStart: share(fields.durationMinutes) }}
                    aria-hidden
                  />
                )}
                {track.map((inject) => (
                  <button
                    key={inject.id}
                    type="button"
                    className={styles.dot}
                    data-late={(fields.durationMinutes ?? end) < inject.atMinute || undefined}
                    style={{
                      insetInlineStart: share(inject.atMinute),
                      inlineSize: share(inject.expectedMinutes ?? 0),
                    }}
                    title={`${clockOf(inject.atMinute)} ${inject.text}`}
                    aria-label={t('injects.dot', {
                      number: inject.number,
                      time: clockOf(inject.atMinute),
                      text: inject.text,
                    })}
                    onClick={() => onOpen(inject)}
                  >
                    <span className={styles.dotNumber}>{inject.number}</span>
                  </button>
                ))}
              </span>
            ))}
          </span>
        </div>
      ))}
    </section>
  );
}

/** The share of the scale that the sign of an inject takes at least. */
const narrowest = 0.04;

/** Injects of one lane on as many tracks as are needed for none to hide another. */
function tracksOf(injects: readonly DesignInject[], least: number): DesignInject[][] {
  const tracks: { rows: DesignInject[]; until: number }[] = [];
  for (const inject of injects) {
    const until = inject.atMinute + Math.max(least, inject.expectedMinutes ?? 0);
    const free = tracks.find((track) => track.until <= inject.atMinute);
    if (free) {
      free.rows.push(inject);
      free.until = until;
    } else tracks.push({ rows: [inject], until });
  }
  return tracks.map(({ rows }) => rows);
}
