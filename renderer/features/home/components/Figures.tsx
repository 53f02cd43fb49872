import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import { useGo } from '../../../app/use-go';
import { useNumberFormat } from '../../../ui/use-number-format';
import { figurePath } from '../figure-path';
import styles from './home.module.css';

/** The few numbers on top; each opens the rows it counts. */
export function Figures() {
  const { data } = useQuery(ask(useApi(), 'duties', 'figures', {}));
  const { t } = useTranslation('home');
  const format = useNumberFormat();
  const go = useGo();
  return (
    <ul className={styles.figures} aria-label={t('figures')}>
      {data?.figures.map((figure) => (
        <li key={figure.key}>
          <button type="button" className={styles.figure} onClick={() => go(figurePath(figure))}>
            <span className={styles.figureLabel}>
              {t(`figure.${figure.key}` as 'figure.plansFiled', { defaultValue: figure.key })}
            </span>
            <span className={styles.figureValue}>
              {format(figure.value)}
              {figure.of !== null && (
                <span className={styles.figureOf}>{t('of', { total: format(figure.of) })}</span>
              )}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
