import { useTranslation } from 'react-i18next';
import type { Answer } from '../../../api/contract';
import { useGo } from '../../../app/use-go';
import { useCodeWord } from '../../../ui/DataTable/use-code-word';
import { InlineNote } from '../../../ui/InlineNote';
import { ToneChip } from '../../../ui/StateChip';
import { Completeness } from './Completeness';
import styles from './EnterpriseSide.module.css';

type Enterprise = Answer<'enterprises', 'get'>;

/** Kept in sight on every tab: what is overdue, which categories apply, whose record it is. */
export function EnterpriseSide({ enterprise, onDuties }: { enterprise: Enterprise; onDuties(): void }) {
  const { t } = useTranslation('enterprises');
  const word = useCodeWord();
  const { counts } = enterprise;
  const member = enterprise.sets.filter((set) => set.member);
  return (
    <div className={styles.side}>
      {counts.overdue > 0 ? (
        <button type="button" className={styles.overdue} onClick={onDuties}>
          <ToneChip tone="late">{t('side.overdue', { count: counts.overdue })}</ToneChip>
          <span className={styles.link}>{t('side.look')}</span>
        </button>
      ) : (
        <ToneChip tone="met">{t('side.nothingOverdue')}</ToneChip>
      )}
      <section>
        <h2 className={styles.title}>{t('tab.sets')}</h2>
        <ul className={styles.sets}>
          {member.map((set) => (
            <li key={set.set}>
              {word('codes.set', set.set)}
              {set.override && <span className={styles.muted}>{t('side.decided')}</span>}
            </li>
          ))}
          {member.length === 0 && <li className={styles.muted}>{t('side.noSet')}</li>}
        </ul>
      </section>
      <Completeness enterprise={enterprise} />
      {enterprise.mergedInto && <MergedInto into={enterprise.mergedInto} />}
      {!enterprise.ours && (
        <InlineNote tone="open">{t('record.foreign', { origin: enterprise.originName })}</InlineNote>
      )}
    </div>
  );
}

/** Where a record went that was kept twice. */
function MergedInto({ into }: { into: { id: string; name: string } }) {
  const { t } = useTranslation('enterprises');
  const go = useGo();
  return (
    <section className={styles.merged}>
      <h2 className={styles.title}>{t('side.mergedInto')}</h2>
      <button type="button" className={styles.link} onClick={() => go(`/enterprises/${into.id}`)}>
        {into.name}
      </button>
    </section>
  );
}
