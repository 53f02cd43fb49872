import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './start.module.css';

/** The frame of everything that comes before a database is open: the product at the left, the question at the right. */
export function StartFrame({ title, text, children }: { title: string; text?: string; children: ReactNode }) {
  const { t } = useTranslation('shell');
  return (
    <main className={styles.frame}>
      <aside className={styles.side}>
        <div className={styles.mark} aria-hidden>
          {t('brand.letter')}
        </div>
        <div className={styles.product}>{t('brand.name')}</div>
        <p className={styles.claim}>{t('brand.claim')}</p>
        <ul className={styles.promises}>
          {(['offline', 'onefile', 'law'] as const).map((key) => (
            <li key={key}>{t(`brand.promise.${key}`)}</li>
          ))}
        </ul>
      </aside>
      <section className={styles.content}>
        <h1 className={styles.title}>{title}</h1>
        {text && <p className={styles.text}>{text}</p>}
        {children}
      </section>
    </main>
  );
}
