import { type KeyboardEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Answer } from '../../../api/contract';
import styles from './calendar.module.css';

type Year = Answer<'calendar', 'overview'>['years'][number];

interface YearStripProps {
  /** Newest first. */
  readonly years: readonly Year[];
  readonly year: number;
  onYear(year: number): void;
}

/** Every known year with where it comes from, and the one that is missing; the arrow keys go from one to the next. */
export function YearStrip({ years, year, onYear }: YearStripProps) {
  const { t } = useTranslation('calendar');
  const strip = useRef<HTMLDivElement>(null);
  const move = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    const next = years[years.findIndex((one) => one.year === year) + step];
    if (step === 0 || !next) return;
    event.preventDefault();
    onYear(next.year);
    strip.current?.querySelector<HTMLButtonElement>(`[data-year="${next.year}"]`)?.focus();
  };
  return (
    <div ref={strip} className={styles.strip} role="radiogroup" aria-label={t('years')} onKeyDown={move}>
      {years.map((one) => (
        // biome-ignore lint/a11y/useSemanticElements: two lines of text, not a native radio
        <button
          key={one.year}
          type="button"
          role="radio"
          aria-checked={one.year === year}
          tabIndex={one.year === year ? 0 : -1}
          className={styles.year}
          data-year={one.year}
          data-origin={one.origin}
          onClick={() => onYear(one.year)}
        >
          <span className={styles.yearNumber}>{one.year}</span>
          <span className={styles.yearOrigin}>{t(`origin.${one.origin}`)}</span>
        </button>
      ))}
    </div>
  );
}
