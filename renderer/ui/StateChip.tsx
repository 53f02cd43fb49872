import type { ReactNode } from 'react';
import styles from './StateChip.module.css';
import { toneOf } from './states';
import { ToneIcon } from './ToneIcon';
import type { Tone } from './tokens';
import { useStateWord } from './use-state-word';

interface StateChipProps {
  /** Without ground and frame: in registers, where a coloured box in every row would shout. */
  readonly quiet?: boolean;
  /** Code of a duty, filing, plan or drill state. */
  readonly state: string;
  /** Which word list the code belongs to (`duty`, `filing`, `planVersion`, `drill` …); machines share codes such as `closed`. */
  readonly of?: string;
}

/** A state: its colour, its sign and its word together. */
export function StateChip({ state, of = 'duty', quiet = false }: StateChipProps) {
  const word = useStateWord();
  return (
    <ToneChip quiet={quiet} tone={toneOf(state, of)}>
      {word(of, state)}
    </ToneChip>
  );
}

/** A judgement in words of its own, in the manner of a state. */
export function ToneChip({
  tone,
  quiet = false,
  children,
}: {
  tone: Tone;
  quiet?: boolean;
  children: ReactNode;
}) {
  return (
    <span className={quiet ? styles.quiet : styles.chip} data-tone={tone}>
      <ToneIcon tone={tone} />
      {children}
    </span>
  );
}
