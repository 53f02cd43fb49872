import CheckIcon from '@mui/icons-material/Check';
import styles from './Stepper.module.css';

export interface StepperStep {
  readonly key: string;
  readonly label: string;
  /** A figure or word under the label: what this step has settled. */
  readonly fact?: string;
}

interface StepperProps {
  readonly steps: readonly StepperStep[];
  readonly current: string;
  /** The farthest step that can be gone to; later ones are shown but cannot be pressed. */
  readonly reached: string;
  readonly label: string;
  onGo(key: string): void;
}

/** The steps of an import, a merge or a check. Any step already reached can be gone back to. */
export function Stepper({ steps, current, reached, label, onGo }: StepperProps) {
  const currentAt = steps.findIndex((step) => step.key === current);
  const reachedAt = steps.findIndex((step) => step.key === reached);
  return (
    <nav aria-label={label}>
      <ol className={styles.steps}>
        {steps.map((step, at) => {
          const done = at < currentAt;
          return (
            <li key={step.key} className={styles.step}>
              <button
                type="button"
                className={styles.button}
                disabled={at > reachedAt}
                aria-current={at === currentAt ? 'step' : undefined}
                data-done={done || undefined}
                onClick={() => onGo(step.key)}
              >
                <span className={styles.number}>{done ? <CheckIcon fontSize="small" /> : at + 1}</span>
                <span className={styles.text}>
                  <span>{step.label}</span>
                  {step.fact && <span className={styles.fact}>{step.fact}</span>}
                </span>
              </button>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
