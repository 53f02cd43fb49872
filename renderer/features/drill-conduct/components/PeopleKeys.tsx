import { useTranslation } from 'react-i18next';
import type { Person } from '../types';
import styles from './stage.module.css';

interface PeopleKeysProps {
  readonly people: readonly Person[];
  readonly more: boolean;
  /** The number keys do something now. */
  readonly keys: boolean;
}

/** Who answers to which number key. */
export function PeopleKeys({ people, more, keys }: PeopleKeysProps) {
  const { t } = useTranslation('drillConduct');
  if (people.length === 0) return null;
  return (
    <ul className={styles.people} aria-label={t('people')}>
      {people.map((person, at) => (
        <li
          key={person.id}
          className={styles.person}
          title={[person.name, person.post].filter(Boolean).join(' ')}
        >
          {keys && <kbd className={styles.kbd}>{at + 1}</kbd>}
          <span className={styles.personName}>{person.post ?? person.name}</span>
        </li>
      ))}
      {more && keys && (
        <li className={styles.person}>
          <kbd className={styles.kbd}>0</kbd>
          <span className={styles.personName}>{t('morePeople')}</span>
        </li>
      )}
    </ul>
  );
}
