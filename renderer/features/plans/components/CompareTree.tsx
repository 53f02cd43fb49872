import { useTranslation } from 'react-i18next';
import type { Comparison } from '../compare-lines';
import styles from './compare.module.css';

/** The headings of both texts with what happened to each and how many changes lie under it. */
export function CompareTree({ comparison, onGo }: { comparison: Comparison; onGo(at: number): void }) {
  const { t } = useTranslation('course');
  return (
    <nav className={styles.tree} aria-label={t('compare.headings')}>
      <h2 className={styles.treeTitle}>{t('compare.headings')}</h2>
      {comparison.headings.map((node) => (
        <button
          key={node.at}
          type="button"
          className={styles.node}
          data-level={Math.min(node.level, 5)}
          data-change={node.change}
          data-touched={node.changes > 0 || undefined}
          title={node.earlier ? `${node.earlier} → ${node.text}` : node.text}
          onClick={() => onGo(node.at)}
        >
          <span className={styles.nodeText}>{node.text}</span>
          <span className={styles.nodeChange}>
            {node.change !== 'same' && t(`compare.heading.${node.change}`)}
            {node.changes > 0 && ` ${node.changes}`}
          </span>
        </button>
      ))}
    </nav>
  );
}
