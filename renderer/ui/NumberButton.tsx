import type { ComponentProps } from 'react';
import styles from './NumberButton.module.css';

/** A number, or a short word, in a table or a text that opens what stands behind it. */
export function NumberButton(props: Omit<ComponentProps<'button'>, 'type' | 'className'>) {
  return <button {...props} type="button" className={styles.number} />;
}
